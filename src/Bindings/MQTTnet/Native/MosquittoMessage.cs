using System.Runtime.InteropServices;

namespace MQTTnet.Native;

/// <summary><c>struct mosquitto_message</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MosquittoMessage
{
    public int PacketIdentifier;
    public nint Topic;
    public byte* Payload;
    public int PayloadLength;
    public int Qos;
    public byte Retain;
}
