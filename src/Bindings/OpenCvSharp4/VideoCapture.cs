using System.Runtime.InteropServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>Frames from a camera, a file or a network stream.</summary>
public class VideoCapture : DisposableObject
{
    private readonly CaptureHandle handle;
    private bool isFile;

    /// <summary>Creates a capture that is not open.</summary>
    public VideoCapture()
    {
        NativeMethods.HandleException(NativeMethods.cvx_capture_new(out handle));
    }

    /// <summary>Opens a camera by index; ask <see cref="IsOpened"/> whether that worked.</summary>
    public VideoCapture(int index, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY)
        : this(index, apiPreference, [])
    {
    }

    /// <summary>Opens a camera by index with pairs of property and value.</summary>
    public VideoCapture(int index, VideoCaptureAPIs apiPreference, int[] prms)
        : this()
    {
        ArgumentNullException.ThrowIfNull(prms);
        NativeMethods.HandleException(
            NativeMethods.cvx_capture_open_index(handle, index, (int)apiPreference, prms, prms.Length, out _));
    }

    /// <summary>Opens a file, device path or URL; ask <see cref="IsOpened"/> whether that worked.</summary>
    public VideoCapture(string fileName, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY)
        : this(fileName, apiPreference, [])
    {
    }

    /// <summary>Opens a file, device path or URL with pairs of property and value.</summary>
    public VideoCapture(string fileName, VideoCaptureAPIs apiPreference, int[] prms)
        : this()
    {
        if (string.IsNullOrEmpty(fileName))
            throw new ArgumentNullException(nameof(fileName));
        ArgumentNullException.ThrowIfNull(prms);
        NativeMethods.HandleException(
            NativeMethods.cvx_capture_open_file(handle, fileName, (int)apiPreference, prms, prms.Length, out _));
        isFile = true;
    }

    /// <summary>The position in milliseconds.</summary>
    public int PosMsec
    {
        get => (int)Get(VideoCaptureProperties.PosMsec);
        set => Set(VideoCaptureProperties.PosMsec, value);
    }

    /// <summary>The index of the next frame.</summary>
    public int PosFrames
    {
        get => (int)Get(VideoCaptureProperties.PosFrames);
        set => Set(VideoCaptureProperties.PosFrames, value);
    }

    /// <summary>The width of the frames.</summary>
    public int FrameWidth
    {
        get => (int)Get(VideoCaptureProperties.FrameWidth);
        set => SetOfCamera(VideoCaptureProperties.FrameWidth, value);
    }

    /// <summary>The height of the frames.</summary>
    public int FrameHeight
    {
        get => (int)Get(VideoCaptureProperties.FrameHeight);
        set => SetOfCamera(VideoCaptureProperties.FrameHeight, value);
    }

    /// <summary>Frames a second.</summary>
    public double Fps
    {
        get => Get(VideoCaptureProperties.Fps);
        set => SetOfCamera(VideoCaptureProperties.Fps, value);
    }

    /// <summary>The four-character code of the format.</summary>
    public string FourCC
    {
        get
        {
            var code = (int)Get(VideoCaptureProperties.FourCC);
            return new string([(char)(byte)code, (char)(byte)(code >> 8), (char)(byte)(code >> 16), (char)(byte)(code >> 24)]);
        }
        set => SetOfCamera(VideoCaptureProperties.FourCC, OpenCvSharp.FourCC.FromString(value).Value);
    }

    /// <summary>The number of frames of a file; may be an estimate.</summary>
    public int FrameCount => (int)Get(VideoCaptureProperties.FrameCount);

    /// <summary>Opens a file, device path or URL; false when it cannot be opened.</summary>
    public bool Open(string fileName, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY)
    {
        ThrowIfDisposed();
        NativeMethods.HandleException(
            NativeMethods.cvx_capture_open_file(handle, fileName, (int)apiPreference, [], 0, out var opened));
        if (opened != 0)
            isFile = true;
        return opened != 0;
    }

    /// <summary>Opens a camera by index; false when it cannot be opened.</summary>
    public bool Open(int index, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY)
    {
        ThrowIfDisposed();
        NativeMethods.HandleException(
            NativeMethods.cvx_capture_open_index(handle, index, (int)apiPreference, [], 0, out var opened));
        if (opened != 0)
            isFile = false;
        return opened != 0;
    }

    /// <summary>Whether a camera, file or stream is open.</summary>
    public bool IsOpened()
    {
        ThrowIfDisposed();
        NativeMethods.HandleException(NativeMethods.cvx_capture_is_opened(handle, out var opened));
        return opened != 0;
    }

    /// <summary>Closes the camera, file or stream.</summary>
    public void Release()
    {
        ThrowIfDisposed();
        NativeMethods.HandleException(NativeMethods.cvx_capture_release(handle));
    }

    /// <summary>Takes the next frame without decoding it; false at the end.</summary>
    public bool Grab()
    {
        ThrowIfDisposed();
        NativeMethods.HandleException(NativeMethods.cvx_capture_grab(handle, out var grabbed));
        return grabbed != 0;
    }

    /// <summary>Decodes the frame that was grabbed.</summary>
    public bool Retrieve(Mat image, int flag = 0)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(image);
        image.ThrowIfDisposed();
        NativeMethods.HandleException(NativeMethods.cvx_capture_retrieve(handle, image.Handle, flag, out var retrieved));
        return retrieved != 0;
    }

    /// <summary>Takes and decodes the next frame; false at the end or when the camera gave none.</summary>
    public bool Read(Mat image)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(image);
        image.ThrowIfDisposed();
        NativeMethods.HandleException(NativeMethods.cvx_capture_read(handle, image.Handle, out var read));
        return read != 0;
    }

    /// <summary>Sets a property; false when the back end refuses it.</summary>
    public bool Set(VideoCaptureProperties propertyId, double value) => Set((int)propertyId, value);

    /// <summary>Sets a property by number; false when the back end refuses it.</summary>
    public bool Set(int propertyId, double value)
    {
        ThrowIfDisposed();
        NativeMethods.HandleException(NativeMethods.cvx_capture_set(handle, propertyId, value, out var accepted));
        return accepted != 0;
    }

    /// <summary>A property, 0 when the back end does not have it.</summary>
    public double Get(VideoCaptureProperties propertyId) => Get((int)propertyId);

    /// <summary>A property by number, 0 when the back end does not have it.</summary>
    public double Get(int propertyId)
    {
        ThrowIfDisposed();
        NativeMethods.HandleException(NativeMethods.cvx_capture_get(handle, propertyId, out var value));
        return value;
    }

    /// <summary>The name of the back end that is in use.</summary>
    public unsafe string GetBackendName()
    {
        const int size = 64;
        ThrowIfDisposed();
        var buffer = stackalloc byte[size];
        NativeMethods.HandleException(NativeMethods.cvx_capture_backend(handle, buffer, size));
        return Marshal.PtrToStringUTF8((nint)buffer) ?? "";
    }

    /// <inheritdoc/>
    protected override void DisposeManaged() => handle.Dispose();

    private void SetOfCamera(VideoCaptureProperties property, double value)
    {
        if (isFile)
            throw new NotSupportedException("Only for cameras");
        Set(property, value);
    }
}
