using OpenCvSharp.Internal;

namespace OpenCvSharp;

public static partial class Cv2
{
    /// <summary>Reads a picture file; an empty matrix when it cannot be read.</summary>
    public static Mat ImRead(string fileName, ImreadModes flags = ImreadModes.Color)
    {
        if (string.IsNullOrEmpty(fileName))
            throw new ArgumentNullException(nameof(fileName));
        NativeMethods.HandleException(NativeMethods.cvx_imread(fileName, (int)flags, out var mat));
        return new Mat(mat);
    }

    /// <summary>Decodes a picture from memory; an empty matrix when it cannot be decoded.</summary>
    public static Mat ImDecode(byte[] buf, ImreadModes flags)
    {
        ArgumentNullException.ThrowIfNull(buf);
        return ImDecode(new ReadOnlySpan<byte>(buf), flags);
    }

    /// <summary>Decodes a picture from memory; an empty matrix when it cannot be decoded.</summary>
    public static unsafe Mat ImDecode(ReadOnlySpan<byte> span, ImreadModes flags)
    {
        if (span.IsEmpty)
            throw new ArgumentException("Empty span", nameof(span));
        fixed (byte* data = span)
        {
            NativeMethods.HandleException(NativeMethods.cvx_imdecode(data, span.Length, (int)flags, out var mat));
            return new Mat(mat);
        }
    }

    /// <summary>Writes a picture file, in the format of its extension.</summary>
    public static bool ImWrite(string fileName, Mat img, int[]? prms = null)
    {
        if (string.IsNullOrEmpty(fileName))
            throw new ArgumentNullException(nameof(fileName));
        ArgumentNullException.ThrowIfNull(img);
        img.ThrowIfDisposed();
        prms ??= [];
        NativeMethods.HandleException(NativeMethods.cvx_imwrite(fileName, img.Handle, prms, prms.Length, out var written));
        return written != 0;
    }

    /// <summary>Writes a picture file, in the format of its extension.</summary>
    public static bool ImWrite(string fileName, Mat img, params ImageEncodingParam[] prms) =>
        ImWrite(fileName, img, ImageEncodingParam.Pairs(prms));

    /// <summary>Encodes a picture in the format of an extension such as ".jpg".</summary>
    public static unsafe bool ImEncode(string ext, InputArray img, out byte[] buf, int[]? prms = null)
    {
        if (string.IsNullOrEmpty(ext))
            throw new ArgumentNullException(nameof(ext));
        ArgumentNullException.ThrowIfNull(img);
        prms ??= [];
        NativeMethods.HandleException(
            NativeMethods.cvx_imencode(ext, img.Handle, prms, prms.Length, out var bytes, out var encoded));
        using (bytes)
        {
            var data = NativeMethods.cvx_bytes_data(bytes, out var length);
            buf = new ReadOnlySpan<byte>(data, checked((int)length)).ToArray();
        }

        return encoded != 0;
    }

    /// <summary>Encodes a picture in the format of an extension such as ".jpg".</summary>
    public static void ImEncode(string ext, InputArray img, out byte[] buf, params ImageEncodingParam[] prms) =>
        ImEncode(ext, img, out buf, ImageEncodingParam.Pairs(prms));
}
