using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Owns a native cv::Mat.</summary>
internal sealed class MatHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.cvx_mat_delete(handle);
        return true;
    }
}
