using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>The functions of native/OpenCvSharpExtern.cpp. Those that return int return 0, or 1 after an exception.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "OpenCvSharpExtern";

    /// <summary>Turns the failure of the last native call on this thread into an <see cref="OpenCVException"/>.</summary>
    internal static void HandleException(int failed)
    {
        if (failed != 0)
            throw LastError();
    }

    private static OpenCVException LastError()
    {
        int status, line;
        byte* function, message, file;
        cvx_last_error(&status, &function, &message, &file, &line);
        return new OpenCVException((ErrorCode)status, Text(function), Text(message), Text(file), line);

        static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
    }

    [LibraryImport(Library)]
    private static partial void cvx_last_error(int* status, byte** function, byte** message, byte** file, int* line);

    [LibraryImport(Library)]
    internal static partial int cvx_set_log_level(int level, out int previous);

    [LibraryImport(Library)]
    internal static partial int cvx_set_num_threads(int threads);

    [LibraryImport(Library)]
    internal static partial int cvx_version(byte* buffer, int size);

    [LibraryImport(Library)]
    internal static partial int cvx_mat_new(out MatHandle mat);

    [LibraryImport(Library)]
    internal static partial int cvx_mat_new_sized(int rows, int cols, int type, out MatHandle mat);

    [LibraryImport(Library)]
    internal static partial int cvx_mat_new_filled(int rows, int cols, int type, Scalar value, out MatHandle mat);

    [LibraryImport(Library)]
    internal static partial int cvx_mat_new_over(int rows, int cols, int type, nint data, long step, out MatHandle mat);

    [LibraryImport(Library)]
    internal static partial int cvx_mat_new_part(MatHandle whole, Rect part, out MatHandle mat);

    [LibraryImport(Library)]
    internal static partial void cvx_mat_delete(nint mat);

    [LibraryImport(Library)]
    internal static partial int cvx_mat_info(MatHandle mat, out MatInfo info);

    [LibraryImport(Library)]
    internal static partial int cvx_mat_create(MatHandle mat, int rows, int cols, int type);

    [LibraryImport(Library)]
    internal static partial int cvx_mat_clone(MatHandle mat, out MatHandle clone);

    [LibraryImport(Library)]
    internal static partial int cvx_mat_copy_to(MatHandle source, MatHandle target, nint mask);

    [LibraryImport(Library)]
    internal static partial int cvx_mat_copy_to(MatHandle source, MatHandle target, MatHandle mask);

    [LibraryImport(Library)]
    internal static partial int cvx_mat_set_to(MatHandle mat, Scalar value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int cvx_imread(string path, int flags, out MatHandle mat);

    [LibraryImport(Library)]
    internal static partial int cvx_imdecode(byte* data, int length, int flags, out MatHandle mat);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int cvx_imwrite(string path, MatHandle mat, int[] prms, int count, out int written);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int cvx_imencode(
        string extension, MatHandle mat, int[] prms, int count, out BytesHandle bytes, out int encoded);

    [LibraryImport(Library)]
    internal static partial byte* cvx_bytes_data(BytesHandle bytes, out long length);

    [LibraryImport(Library)]
    internal static partial void cvx_bytes_delete(nint bytes);

    [LibraryImport(Library)]
    internal static partial int cvx_cvt_color(MatHandle source, MatHandle target, int code, int channels);

    [LibraryImport(Library)]
    internal static partial int cvx_resize(MatHandle source, MatHandle target, Size size, double fx, double fy, int interpolation);

    [LibraryImport(Library)]
    internal static partial int cvx_flip(MatHandle source, MatHandle target, int mode);

    [LibraryImport(Library)]
    internal static partial int cvx_rotate(MatHandle source, MatHandle target, int code);

    [LibraryImport(Library)]
    internal static partial int cvx_rectangle(MatHandle mat, Rect box, Scalar colour, int thickness, int lineType, int shift);

    [LibraryImport(Library)]
    internal static partial int cvx_line(
        MatHandle mat, Point a, Point b, Scalar colour, int thickness, int lineType, int shift);

    [LibraryImport(Library)]
    internal static partial int cvx_rectangle_points(
        MatHandle mat, Point a, Point b, Scalar colour, int thickness, int lineType, int shift);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int cvx_put_text(
        MatHandle mat, string text, Point at, int font, double scale, Scalar colour, int thickness, int lineType, int bottomLeftOrigin);

    [LibraryImport(Library)]
    internal static partial int cvx_capture_new(out CaptureHandle capture);

    [LibraryImport(Library)]
    internal static partial void cvx_capture_delete(nint capture);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int cvx_capture_open_file(
        CaptureHandle capture, string path, int api, int[] prms, int count, out int opened);

    [LibraryImport(Library)]
    internal static partial int cvx_capture_open_index(
        CaptureHandle capture, int index, int api, int[] prms, int count, out int opened);

    [LibraryImport(Library)]
    internal static partial int cvx_capture_is_opened(CaptureHandle capture, out int opened);

    [LibraryImport(Library)]
    internal static partial int cvx_capture_release(CaptureHandle capture);

    [LibraryImport(Library)]
    internal static partial int cvx_capture_grab(CaptureHandle capture, out int grabbed);

    [LibraryImport(Library)]
    internal static partial int cvx_capture_retrieve(CaptureHandle capture, MatHandle mat, int flag, out int retrieved);

    [LibraryImport(Library)]
    internal static partial int cvx_capture_read(CaptureHandle capture, MatHandle mat, out int read);

    [LibraryImport(Library)]
    internal static partial int cvx_capture_set(CaptureHandle capture, int property, double value, out int accepted);

    [LibraryImport(Library)]
    internal static partial int cvx_capture_get(CaptureHandle capture, int property, out double value);

    [LibraryImport(Library)]
    internal static partial int cvx_capture_backend(CaptureHandle capture, byte* buffer, int size);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int cvx_writer_new(
        string path, int api, int fourcc, double fps, Size size, int isColor, out WriterHandle writer);

    [LibraryImport(Library)]
    internal static partial void cvx_writer_delete(nint writer);

    [LibraryImport(Library)]
    internal static partial int cvx_writer_is_opened(WriterHandle writer, out int opened);

    [LibraryImport(Library)]
    internal static partial int cvx_writer_write(WriterHandle writer, MatHandle mat);

    [LibraryImport(Library)]
    internal static partial int cvx_writer_release(WriterHandle writer);
}
