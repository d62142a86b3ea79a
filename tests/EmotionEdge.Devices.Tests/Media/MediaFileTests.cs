using System.Text;
using Xunit;

namespace EmotionEdge.Devices.Tests.Media;

public sealed class MediaFileTests
{
    [Theory]
    [InlineData(".png")]
    [InlineData(".jpg")]
    [InlineData(".webp")]
    [InlineData(".bmp")]
    public void Pictures_are_known_under_any_name(string extension)
    {
        using var folder = new TempFolder();

        Assert.Equal(MediaKind.Image, MediaFile.Identify(folder.File("notes.txt", Pictures.Encode(extension))));
    }

    [Theory]
    [InlineData("mp4")]
    [InlineData("mov")]
    [InlineData("mkv")]
    [InlineData("webm")]
    [InlineData("avi")]
    [InlineData("ts")]
    [InlineData("mpg")]
    [InlineData("flv")]
    [InlineData("gif")]
    public async Task Moving_pictures_are_video(string format)
    {
        using var folder = new TempFolder();
        var path = folder.File("clip." + format);
        await Ffmpeg.Run("-f", "lavfi", "-i", "testsrc=s=64x48:r=25:d=0.5", path);
        File.Move(path, folder.File("renamed.bin"));

        Assert.Equal(MediaKind.Video, MediaFile.Identify(folder.File("renamed.bin")));
    }

    [Theory]
    [InlineData("wav")]
    [InlineData("mp3")]
    [InlineData("flac")]
    [InlineData("ogg")]
    [InlineData("m4a")]
    [InlineData("mka")]
    [InlineData("aiff")]
    [InlineData("aac")]
    public async Task Sound_alone_is_audio(string format)
    {
        using var folder = new TempFolder();
        var path = folder.File("sound." + format);
        await Ffmpeg.Run("-f", "lavfi", "-i", "sine=d=0.3", path);
        File.Move(path, folder.File("renamed.bin"));

        Assert.Equal(MediaKind.Audio, MediaFile.Identify(folder.File("renamed.bin")));
    }

    [Fact]
    public void Text_in_any_language_is_text_even_where_the_window_cuts_a_character()
    {
        using var folder = new TempFolder();
        var text = "x" + string.Concat(Enumerable.Repeat("€", 40_000));

        Assert.Equal(MediaKind.Text, MediaFile.Identify(folder.File("a", "Guten Morgen,\tschön!\r\n"u8)));
        Assert.Equal(MediaKind.Text, MediaFile.Identify(folder.File("b", Encoding.UTF8.GetBytes(text))));
        Assert.Equal(MediaKind.Text, MediaFile.Identify(folder.File("c", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Hello")])));
        Assert.Equal(MediaKind.Text, MediaFile.Identify(folder.File("d", "BM is how this note begins, 30 characters on"u8)));
    }

    [Fact]
    public void Anything_else_is_unknown()
    {
        using var folder = new TempFolder();
        var noise = new byte[4096];
        new Random(3).NextBytes(noise);

        Assert.Equal(MediaKind.Unknown, MediaFile.Identify(folder.File("a", noise)));
        Assert.Equal(MediaKind.Unknown, MediaFile.Identify(folder.File("phone.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0])));
        Assert.Equal(MediaKind.Unknown, MediaFile.Identify(folder.File("b", [0x7F, .. "ELF"u8, 2, 1, 1, 0])));
    }

    [Fact]
    public void No_beginning_however_short_or_odd_breaks_it()
    {
        using var folder = new TempFolder();
        byte[][] beginnings =
        [
            [0xFF], [0x42, 0x4D], [0x52, 0x49, 0x46, 0x46], [0, 0, 0, 1, .. "ftyp"u8], [0x1A, 0x45, 0xDF, 0xA3],
            [0, 0, 0, 0, .. "moov"u8], [0, 0, 0, 1, .. "moov"u8, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x47],
        ];
        foreach (var beginning in beginnings)
            Assert.True(Enum.IsDefined(MediaFile.Identify(folder.File("odd", beginning))));
    }

    [Fact]
    public void Missing_and_empty_files_are_errors()
    {
        using var folder = new TempFolder();

        Assert.Throws<MediaException>(() => MediaFile.Identify(folder.File("missing")));
        Assert.Throws<MediaException>(() => MediaFile.Identify(folder.File("empty", [])));
    }
}
