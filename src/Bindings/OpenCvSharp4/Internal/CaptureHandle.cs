using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Owns a native cv::VideoCapture.</summary>
internal sealed class CaptureHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.cvx_capture_delete(handle);
        return true;
    }
}
