using System.Runtime.InteropServices;

namespace MQTTnet.Native;

/// <summary><c>struct pollfd</c> and the call that waits on some of them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal partial struct PollDescriptor
{
    public const short Readable = 0x1;
    public const short Writable = 0x4;
    public const short Error = 0x8;
    public const short HungUp = 0x10;
    public const short PeerClosed = 0x2000;

    public int Descriptor;
    public short Wanted;
    public short Happened;

    /// <returns>How many are ready; 0 after the time-out; below 0 on an error (errno).</returns>
    public static unsafe int Wait(Span<PollDescriptor> descriptors, int milliseconds)
    {
        fixed (PollDescriptor* first = descriptors)
        {
            return poll(first, (nuint)descriptors.Length, milliseconds);
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial int poll(PollDescriptor* descriptors, nuint count, int milliseconds);
}
