using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Owns a native cv::VideoWriter.</summary>
internal sealed class WriterHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.cvx_writer_delete(handle);
        return true;
    }
}
