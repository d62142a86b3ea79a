using System.Buffers.Binary;
using EmotionEdge.Core.Media;
using OpenCvSharp;
using Xunit;

namespace EmotionEdge.Devices.Tests.Media;

public sealed class ImageFileTests
{
    // 16 x 16 pixels of cyan 0, magenta, yellow 100 %: red.
    private const string CmykJpeg =
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUVFQwPFxgWFBgSFBUU/8AAFAgA" +
        "EAAQBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGh" +
        "CCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1" +
        "tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD9U6/Kqvyqr9U6KKKKKKKKKKKK/9k=";

    public static TheoryData<string> Extensions => [".png", ".jpg", ".webp", ".bmp"];

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Loads_a_picture_in_blue_green_red(string extension)
    {
        using var folder = new TempFolder();

        var frame = ImageFile.Load(folder.File("picture" + extension, Pictures.Encode(extension)));

        Assert.Equal((Pictures.Width, Pictures.Height), (frame.Width, frame.Height));
        AssertColour(Pictures.Left, frame, 5, 5);
        AssertColour(Pictures.Right, frame, Pictures.Width - 6, 5);
    }

    [Fact]
    public void Goes_by_the_content_not_by_the_extension()
    {
        using var folder = new TempFolder();

        var frame = ImageFile.Load(folder.File("picture.png", Pictures.Encode(".jpg")));

        Assert.Equal(Pictures.Width, frame.Width);
    }

    [Theory]
    [InlineData(MatType.CV_8U, 1)]
    [InlineData(MatType.CV_16U, 256)]
    public void Grey_pictures_get_three_equal_channels(int depth, int scale)
    {
        using var picture = Pictures.Halves(MatType.MakeType(depth, 1), new Scalar(50 * scale), new Scalar(180 * scale));

        var frame = ImageFile.Decode(Pictures.Encode(".png", picture), "grey.png");

        AssertColour(Scalar.All(50), frame, 5, 5);
        AssertColour(Scalar.All(180), frame, Pictures.Width - 6, 5);
    }

    [Fact]
    public void Sixteen_bits_become_eight()
    {
        using var picture = Pictures.Halves(MatType.CV_16UC3, new Scalar(200 * 256, 40 * 256, 20 * 256), new Scalar(0, 0, 0));

        AssertColour(Pictures.Left, ImageFile.Decode(Pictures.Encode(".png", picture), "deep.png"), 5, 5);
    }

    [Theory]
    [InlineData(MatType.CV_8U, 1, ".png")]
    [InlineData(MatType.CV_16U, 257, ".png")]
    [InlineData(MatType.CV_8U, 1, ".webp")]
    public void Transparent_parts_lie_on_white(int depth, int scale, string extension)
    {
        using var picture = Pictures.Halves(
            MatType.MakeType(depth, 4), new Scalar(200 * scale, 40 * scale, 20 * scale, 255 * scale), new Scalar(0, 0, 0, 0));

        var frame = ImageFile.Decode(Pictures.Encode(extension, picture), "clear");

        AssertColour(Pictures.Left, frame, 5, 5);
        AssertColour(Scalar.All(255), frame, Pictures.Width - 6, 5);
    }

    [Fact]
    public void Printers_colours_are_read()
    {
        AssertColour(new Scalar(0, 0, 255), ImageFile.Decode(Convert.FromBase64String(CmykJpeg), "cmyk.jpg"), 8, 8);
    }

    // Where the stored picture's top left corner goes to.
    [Theory]
    [InlineData(1, false, false, false)]
    [InlineData(2, false, true, false)]
    [InlineData(3, false, true, true)]
    [InlineData(4, false, false, true)]
    [InlineData(5, true, false, false)]
    [InlineData(6, true, true, false)]
    [InlineData(7, true, true, true)]
    [InlineData(8, true, false, true)]
    public void The_camera_s_orientation_is_undone(int orientation, bool turned, bool cornerRight, bool cornerBottom)
    {
        using var picture = new Mat(Pictures.Height, Pictures.Width, MatType.CV_8UC3, Scalar.All(0));
        Cv2.Rectangle(picture, new Rect(0, 0, 16, 16), Scalar.All(255), -1);
        var jpeg = WithOrientation(Pictures.Encode(".jpg", picture), orientation);

        var frame = ImageFile.Decode(jpeg, "turned.jpg");

        Assert.Equal(turned, frame.Width < frame.Height);
        for (var corner = 0; corner < 4; corner++)
        {
            var (right, bottom) = ((corner & 1) != 0, (corner & 2) != 0);
            var expected = right == cornerRight && bottom == cornerBottom ? 255 : 0;
            AssertColour(Scalar.All(expected), frame, right ? frame.Width - 5 : 4, bottom ? frame.Height - 5 : 4);
        }
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void A_picture_cut_anywhere_is_an_error_not_half_a_picture(string extension)
    {
        var whole = Pictures.Encode(extension);

        for (var length = 1; length < whole.Length; length += 1 + whole.Length / 500)
        {
            var cut = whole[..length];
            var error = Assert.Throws<MediaException>(() => ImageFile.Decode(cut, "cut" + extension));
            Assert.StartsWith("cut" + extension, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void A_damaged_picture_is_decoded_or_refused_and_nothing_else(string extension)
    {
        var whole = Pictures.Encode(extension);
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var damaged = (byte[])whole.Clone();
            for (var i = 0; i < 4; i++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);

            var error = Record.Exception(() => ImageFile.Decode(damaged, "damaged"));

            Assert.True(error is null or MediaException, error?.ToString());
        }
    }

    [Fact]
    public void A_picture_of_400_megapixels_is_refused_before_memory_is_taken()
    {
        var bomb = Pictures.Encode(".png");
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 20_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 20_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<MediaException>(() => ImageFile.Decode(bomb, "bomb.png"));

        Assert.Contains("20000 x 20000", error.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void A_file_with_too_many_bytes_is_refused()
    {
        using var folder = new TempFolder();
        var path = folder.File("large.jpg", Pictures.Encode(".jpg"));

        var error = Assert.Throws<MediaException>(() => ImageFile.Load(path, new ImageLimits { MaximumFileBytes = 100 }));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_empty_and_mislabelled_files_are_named()
    {
        using var folder = new TempFolder();
        AssertNamed(folder.File("missing.jpg"), "does not exist");
        AssertNamed(folder.File("empty.jpg", []), "is empty");
        AssertNamed(folder.Root, "is a folder");
        AssertNamed(folder.File("text.jpg", "not a picture"u8), "not a PNG, JPEG, WebP or BMP");
        AssertNamed(folder.File("short.webp", "RIFF\0\0\0\0WEBP"u8), "states a size below its own");

        static void AssertNamed(string path, string problem)
        {
            var error = Assert.Throws<MediaException>(() => ImageFile.Load(path));
            Assert.Equal(path, error.MediaSource);
            Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        }
    }

    private static void AssertColour(Scalar expected, VideoFrame frame, int x, int y)
    {
        var pixel = frame.Row(y).Slice(x * VideoFrame.Channels, VideoFrame.Channels);
        for (var channel = 0; channel < VideoFrame.Channels; channel++)
        {
            var difference = Math.Abs(expected[channel] - pixel[channel]);
            Assert.True(difference <= 12, $"channel {channel} at {x},{y}: expected {expected[channel]}, got {pixel[channel]}");
        }
    }

    // An APP1 segment with an EXIF directory of one entry, right after the start marker.
    private static byte[] WithOrientation(byte[] jpeg, int orientation) =>
    [
        .. jpeg[..2],
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
        .. jpeg[2..],
    ];
}
