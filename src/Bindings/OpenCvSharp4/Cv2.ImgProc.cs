using OpenCvSharp.Internal;

namespace OpenCvSharp;

public static partial class Cv2
{
    /// <summary>Converts a picture to another order or number of channels.</summary>
    public static void CvtColor(InputArray src, OutputArray dst, ColorConversionCodes code, int dstCn = 0)
    {
        ArgumentNullException.ThrowIfNull(src);
        ArgumentNullException.ThrowIfNull(dst);
        NativeMethods.HandleException(NativeMethods.cvx_cvt_color(src.Handle, dst.Handle, (int)code, dstCn));
    }

    /// <summary>Resizes a picture to a size, or by factors when the size is zero.</summary>
    public static void Resize(InputArray src, OutputArray dst, Size dsize,
        double fx = 0, double fy = 0, InterpolationFlags interpolation = InterpolationFlags.Linear)
    {
        ArgumentNullException.ThrowIfNull(src);
        ArgumentNullException.ThrowIfNull(dst);
        NativeMethods.HandleException(NativeMethods.cvx_resize(src.Handle, dst.Handle, dsize, fx, fy, (int)interpolation));
    }

    /// <summary>Draws a line between two points.</summary>
    public static void Line(
        InputOutputArray img, Point pt1, Point pt2, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        ArgumentNullException.ThrowIfNull(img);
        NativeMethods.HandleException(NativeMethods.cvx_line(img.Handle, pt1, pt2, color, thickness, (int)lineType, shift));
    }

    /// <summary>Draws a rectangle; a negative thickness fills it.</summary>
    public static void Rectangle(
        Mat img, Rect rect, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        ArgumentNullException.ThrowIfNull(img);
        img.ThrowIfDisposed();
        NativeMethods.HandleException(
            NativeMethods.cvx_rectangle(img.Handle, rect, color, thickness, (int)lineType, shift));
    }

    /// <summary>Draws a rectangle between two corners, both inside it; a negative thickness fills it.</summary>
    public static void Rectangle(
        Mat img, Point pt1, Point pt2, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        ArgumentNullException.ThrowIfNull(img);
        img.ThrowIfDisposed();
        NativeMethods.HandleException(
            NativeMethods.cvx_rectangle_points(img.Handle, pt1, pt2, color, thickness, (int)lineType, shift));
    }

    /// <summary>Draws a line of text whose bottom left corner is given.</summary>
    public static void PutText(InputOutputArray img, string text, Point org,
        HersheyFonts fontFace, double fontScale, Scalar color,
        int thickness = 1, LineTypes lineType = LineTypes.Link8, bool bottomLeftOrigin = false)
    {
        ArgumentNullException.ThrowIfNull(img);
        if (string.IsNullOrEmpty(text))
            throw new ArgumentNullException(text);
        NativeMethods.HandleException(NativeMethods.cvx_put_text(
            img.Handle, text, org, (int)fontFace, fontScale, color, thickness, (int)lineType, bottomLeftOrigin ? 1 : 0));
    }
}
