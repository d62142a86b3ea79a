using OpenCvSharp;
using Xunit;

namespace Bindings.Tests.OpenCvSharp4;

public sealed class Cv2Tests
{
    [Fact]
    public void The_native_library_says_its_version()
    {
        Assert.StartsWith("4.", Cv2.GetVersionString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_are_converted()
    {
        using var colour = new Mat(2, 2, MatType.CV_8UC3, new Scalar(10, 20, 30));
        using var swapped = new Mat();
        using var grey = new Mat();

        Cv2.CvtColor(colour, swapped, ColorConversionCodes.BGR2RGB);
        Cv2.CvtColor(colour, grey, ColorConversionCodes.BGR2GRAY);

        Assert.Equal([30, 20, 10], swapped.AsSpan<byte>()[..3].ToArray());
        Assert.Equal(1, grey.Channels());
        Assert.InRange(grey.At<byte>(0, 0), (byte)21, (byte)23); // 0.114 * 10 + 0.587 * 20 + 0.299 * 30
    }

    [Fact]
    public void A_conversion_that_does_not_fit_is_an_error()
    {
        using var grey = new Mat(2, 2, MatType.CV_8UC1);
        using var target = new Mat();

        var error = Assert.Throws<OpenCVException>(() => Cv2.CvtColor(grey, target, ColorConversionCodes.BGR2GRAY));

        Assert.Contains("channels", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InterpolationFlags.Nearest)]
    [InlineData(InterpolationFlags.Linear)]
    [InlineData(InterpolationFlags.Area)]
    public void Pictures_are_resized(InterpolationFlags interpolation)
    {
        using var picture = new Mat(8, 8, MatType.CV_8UC3, Scalar.All(42));
        using var target = new Mat();

        Cv2.Resize(picture, target, new Size(5, 3), interpolation: interpolation);

        Assert.Equal(new Size(5, 3), target.Size());
        Assert.Equal(42, target.At<byte>(2, 14));
    }

    [Fact]
    public void Resizing_nothing_names_resize()
    {
        using var empty = new Mat();
        using var target = new Mat();

        var error = Assert.Throws<OpenCVException>(() => Cv2.Resize(empty, target, new Size(4, 4)));

        Assert.Equal("resize", error.FuncName);
    }

    [Fact]
    public void Pictures_are_turned_and_mirrored()
    {
        using var picture = new Mat(1, 2, MatType.CV_8UC1);
        (picture.At<byte>(0, 0), picture.At<byte>(0, 1)) = (1, 2);
        using var turned = new Mat();
        using var mirrored = new Mat();

        Cv2.Rotate(picture, turned, RotateFlags.Rotate90Clockwise);
        Cv2.Flip(picture, mirrored, FlipMode.Y);

        Assert.Equal(new Size(1, 2), turned.Size());
        Assert.Equal([1, 2], turned.AsSpan<byte>().ToArray());
        Assert.Equal([2, 1], mirrored.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void Boxes_and_text_are_drawn()
    {
        using var picture = new Mat(40, 80, MatType.CV_8UC3, Scalar.All(0));

        Cv2.Rectangle(picture, new Rect(2, 3, 10, 10), new Scalar(1, 2, 3));
        Cv2.Rectangle(picture, new Point(20, 20), new Point(24, 24), new Scalar(4, 5, 6), -1);
        Cv2.Line(picture, new Point(60, 5), new Point(70, 5), new Scalar(7, 8, 9));
        Cv2.PutText(picture, "é", new Point(40, 30), HersheyFonts.HersheySimplex, 0.8, Scalar.All(255), 2, LineTypes.AntiAlias);

        Assert.Equal([1, 2, 3], picture.AsSpan<byte>().Slice((3 * 80 + 2) * 3, 3).ToArray());
        Assert.Equal([4, 5, 6], picture.AsSpan<byte>().Slice((24 * 80 + 24) * 3, 3).ToArray());
        Assert.Equal([7, 8, 9, 7, 8, 9, 0, 0, 0], picture.AsSpan<byte>().Slice((5 * 80 + 69) * 3, 9).ToArray());
        Assert.Contains((byte)255, picture.AsSpan<byte>().ToArray());
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".bmp")]
    public void Pictures_survive_being_written_and_read(string extension)
    {
        var path = Path.Combine(Path.GetTempPath(), $"opencv-ü-{Guid.NewGuid():N}{extension}");
        try
        {
            using var picture = new Mat(3, 5, MatType.CV_8UC3, new Scalar(7, 8, 9));
            Assert.True(Cv2.ImWrite(path, picture));

            using var read = Cv2.ImRead(path);

            Assert.Equal(picture.AsSpan<byte>().ToArray(), read.AsSpan<byte>().ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Encoder_parameters_reach_the_encoder()
    {
        using var noise = new Mat(64, 64, MatType.CV_8UC3);
        new Random(1).NextBytes(noise.AsSpan<byte>());

        Cv2.ImEncode(".jpg", noise, out var coarse, new ImageEncodingParam(ImwriteFlags.JpegQuality, 10));
        Cv2.ImEncode(".jpg", noise, out var fine, new ImageEncodingParam(ImwriteFlags.JpegQuality, 95));

        Assert.True(coarse.Length * 2 < fine.Length);
        using var decoded = Cv2.ImDecode(coarse, ImreadModes.Grayscale);
        Assert.Equal((64, 64, 1), (decoded.Rows, decoded.Cols, decoded.Channels()));
    }

    [Fact]
    public void What_is_no_picture_decodes_to_nothing()
    {
        using var decoded = Cv2.ImDecode("no picture"u8, ImreadModes.Color);
        using var read = Cv2.ImRead("/nonexistent.png");

        Assert.True(decoded.Empty());
        Assert.True(read.Empty());
        Assert.Throws<ArgumentException>(() => Cv2.ImDecode([], ImreadModes.Color));
    }

    [Fact]
    public void An_unknown_extension_is_an_error()
    {
        using var picture = new Mat(1, 1, MatType.CV_8UC3);

        Assert.Throws<OpenCVException>(() => Cv2.ImEncode(".nothing", picture, out _, (int[]?)null));
    }

    [Fact]
    public void Encoding_and_decoding_ten_thousand_times_leaves_nothing_behind()
    {
        using var picture = new Mat(32, 32, MatType.CV_8UC3, Scalar.All(3));
        Churn(picture, 500);
        var before = Environment.WorkingSet;

        Churn(picture, 10_000);

        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 48L * 1024 * 1024);

        static void Churn(Mat picture, int count)
        {
            for (var i = 0; i < count; i++)
            {
                Cv2.ImEncode(".bmp", picture, out var bytes, (int[]?)null);
                using var decoded = Cv2.ImDecode(bytes, ImreadModes.Color);
            }
        }
    }
}
