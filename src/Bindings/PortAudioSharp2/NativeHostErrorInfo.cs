using System.Runtime.InteropServices;

namespace PortAudioSharp;

/// <summary><c>PaHostErrorInfo</c>: what the host API (ALSA, JACK, OSS) said last.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeHostErrorInfo
{
    public int HostApiType;
    public CLong ErrorCode;
    public IntPtr ErrorText;
}
