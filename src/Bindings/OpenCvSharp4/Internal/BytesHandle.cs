using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Owns a native std::vector of bytes.</summary>
internal sealed class BytesHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.cvx_bytes_delete(handle);
        return true;
    }
}
