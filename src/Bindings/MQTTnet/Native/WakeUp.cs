using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MQTTnet.Native;

/// <summary>An eventfd: makes a <c>poll</c> that waits on <see cref="Descriptor" /> return.</summary>
internal sealed unsafe partial class WakeUp : IDisposable
{
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    private readonly SafeFileHandle _handle;

    public WakeUp()
    {
        var descriptor = eventfd(0, NonBlocking | CloseOnExec);
        if (descriptor < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"eventfd failed: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        _handle = new SafeFileHandle(descriptor, ownsHandle: true);
    }

    public int Descriptor => (int)_handle.DangerousGetHandle();

    // A full counter (EAGAIN) is as good: the waiting side is awake or about to be.
    public void Signal()
    {
        ulong one = 1;
        _ = write(_handle, &one, sizeof(ulong));
    }

    public void Clear()
    {
        ulong count;
        _ = read(_handle, &count, sizeof(ulong));
    }

    public void Dispose() => _handle.Dispose();

    [LibraryImport("libc", SetLastError = true)]
    private static partial int eventfd(uint initial, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint write(SafeFileHandle descriptor, void* buffer, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(SafeFileHandle descriptor, void* buffer, nuint count);
}
