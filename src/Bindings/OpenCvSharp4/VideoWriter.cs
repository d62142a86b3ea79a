using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>Writes frames to a video file.</summary>
public class VideoWriter : DisposableObject
{
    private readonly WriterHandle handle;

    /// <summary>Opens a file; ask <see cref="IsOpened"/> whether that worked.</summary>
    public VideoWriter(string fileName, FourCC fourcc, double fps, Size frameSize, bool isColor = true)
        : this(fileName, VideoCaptureAPIs.ANY, fourcc, fps, frameSize, isColor)
    {
    }

    /// <summary>Opens a file with a given back end; ask <see cref="IsOpened"/> whether that worked.</summary>
    public VideoWriter(string fileName, VideoCaptureAPIs apiPreference, FourCC fourcc, double fps, Size frameSize, bool isColor = true)
    {
        FileName = fileName ?? throw new ArgumentNullException(nameof(fileName));
        Fps = fps;
        FrameSize = frameSize;
        IsColor = isColor;
        NativeMethods.HandleException(NativeMethods.cvx_writer_new(
            fileName, (int)apiPreference, fourcc, fps, frameSize, isColor ? 1 : 0, out handle));
    }

    /// <summary>The file that is written.</summary>
    public string? FileName { get; private set; }

    /// <summary>Frames a second.</summary>
    public double Fps { get; private set; }

    /// <summary>The size of every frame.</summary>
    public Size FrameSize { get; private set; }

    /// <summary>Whether frames are in colour.</summary>
    public bool IsColor { get; private set; }

    /// <summary>The number for four characters.</summary>
    public static int FourCC(char c1, char c2, char c3, char c4) =>
        (c1 & 255) | ((c2 & 255) << 8) | ((c3 & 255) << 16) | ((c4 & 255) << 24);

    /// <summary>The number for a four-character code.</summary>
    public static int FourCC(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length != 4)
            throw new ArgumentException("code.Length != 4", nameof(code));
        return FourCC(code[0], code[1], code[2], code[3]);
    }

    /// <summary>Whether the file is open for writing.</summary>
    public bool IsOpened()
    {
        ThrowIfDisposed();
        NativeMethods.HandleException(NativeMethods.cvx_writer_is_opened(handle, out var opened));
        return opened != 0;
    }

    /// <summary>Finishes and closes the file.</summary>
    public void Release()
    {
        ThrowIfDisposed();
        NativeMethods.HandleException(NativeMethods.cvx_writer_release(handle));
    }

    /// <summary>Appends a frame.</summary>
    public void Write(InputArray image)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(image);
        NativeMethods.HandleException(NativeMethods.cvx_writer_write(handle, image.Handle));
    }

    /// <inheritdoc/>
    protected override void DisposeManaged() => handle.Dispose();
}
