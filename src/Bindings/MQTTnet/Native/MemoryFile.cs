using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace MQTTnet.Native;

/// <summary>
///     A file without a place on any disk (memfd), for certificates and keys that libmosquitto takes only as files.
///     Nobody but this process can open it, and it is gone when it is disposed of or the process dies.
/// </summary>
internal sealed partial class MemoryFile : IDisposable
{
    private const uint CloseOnExec = 1;

    private readonly SafeFileHandle _handle;

    public MemoryFile(string content)
    {
        var descriptor = memfd_create("mqtt", CloseOnExec);
        if (descriptor < 0)
        {
            throw new Win32Exception(
                Marshal.GetLastPInvokeError(), $"memfd_create failed: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        _handle = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.Write(_handle, Encoding.ASCII.GetBytes(content), 0);
    }

    public string Path => $"/proc/self/fd/{_handle.DangerousGetHandle()}";

    public void Dispose() => _handle.Dispose();

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int memfd_create(string name, uint flags);
}
