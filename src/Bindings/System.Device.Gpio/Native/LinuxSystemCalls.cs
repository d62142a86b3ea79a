using System.Runtime.InteropServices;

namespace System.Device.Gpio.Native;

internal sealed unsafe partial class LinuxSystemCalls : IGpioSystemCalls
{
    public static readonly LinuxSystemCalls Instance = new();

    private const int ReadWrite = 0x2;
    private const int CloseOnExec = 0x80000;
    private const int Interrupted = 4;

    public FileDescriptor Open(string path)
    {
        int descriptor;
        do
        {
            descriptor = open(path, ReadWrite | CloseOnExec);
        }
        while (descriptor < 0 && Marshal.GetLastPInvokeError() == Interrupted);

        if (descriptor < 0)
            throw new IOException($"open {path}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        return new FileDescriptor(descriptor, this);
    }

    public int Ioctl(FileDescriptor file, uint request, Span<byte> argument)
    {
        fixed (byte* pointer = argument)
        {
            while (ioctl(file, request, pointer) < 0)
            {
                int error = Marshal.GetLastPInvokeError();
                if (error != Interrupted)
                    return error;
            }
        }

        return 0;
    }

    public void Close(int descriptor) => _ = close(descriptor);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(FileDescriptor file, nuint request, byte* argument);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);
}
