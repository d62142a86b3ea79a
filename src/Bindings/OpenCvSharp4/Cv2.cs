using System.Runtime.InteropServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>OpenCV's functions.</summary>
public static partial class Cv2
{
    /// <summary>OpenCV's version, such as 4.6.0.</summary>
    public static unsafe string? GetVersionString()
    {
        const int size = 128;
        var buffer = stackalloc byte[size];
        NativeMethods.HandleException(NativeMethods.cvx_version(buffer, size));
        return Marshal.PtrToStringUTF8((nint)buffer);
    }

    /// <summary>Sets how many threads OpenCV uses; 0 runs everything on the calling thread.</summary>
    public static void SetNumThreads(int nThreads) => NativeMethods.HandleException(NativeMethods.cvx_set_num_threads(nThreads));

    /// <summary>Sets how much OpenCV writes to standard error; returns the previous level.</summary>
    public static LogLevel SetLogLevel(LogLevel logLevel)
    {
        NativeMethods.HandleException(NativeMethods.cvx_set_log_level((int)logLevel, out var previous));
        return (LogLevel)previous;
    }

    /// <summary>Mirrors a picture.</summary>
    public static void Flip(InputArray src, OutputArray dst, FlipMode flipCode)
    {
        ArgumentNullException.ThrowIfNull(src);
        ArgumentNullException.ThrowIfNull(dst);
        NativeMethods.HandleException(NativeMethods.cvx_flip(src.Handle, dst.Handle, (int)flipCode));
    }

    /// <summary>Turns a picture by quarter turns.</summary>
    public static void Rotate(InputArray src, OutputArray dst, RotateFlags rotateCode)
    {
        ArgumentNullException.ThrowIfNull(src);
        ArgumentNullException.ThrowIfNull(dst);
        NativeMethods.HandleException(NativeMethods.cvx_rotate(src.Handle, dst.Handle, (int)rotateCode));
    }
}
