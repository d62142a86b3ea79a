using System.Diagnostics;
using System.Text;
using Xunit;

namespace EmotionEdge.Devices.Tests.Sound;

public sealed class DamagedSoundTests(MediaFolder folder) : IClassFixture<MediaFolder>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_missing_file_is_named()
        => Refuses(folder["missing.wav"], "does not exist");

    [Fact]
    public void A_folder_is_no_file()
        => Refuses(Path.GetDirectoryName(folder["x"])!, "is a folder");

    [Fact]
    public void An_empty_file_is_called_empty()
        => Refuses(folder.Write("empty.mp3"), "is empty");

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    public void A_device_is_not_read_for_ever(string device)
        => Refuses(device, "is empty");

    [Fact]
    public void A_named_pipe_is_not_waited_for()
    {
        using var mkfifo = Process.Start("mkfifo", [folder["pipe.wav"]]);
        mkfifo.WaitForExit();

        Refuses(folder["pipe.wav"], "is empty");
    }

    [Fact]
    public void Text_is_not_sound()
        => Refuses(folder.Write("text.wav", Encoding.UTF8.GetBytes("I am not a recording. " + new string('x', 5000))), "is not sound or video");

    [Fact]
    public void Random_bytes_are_not_sound()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        Refuses(folder.Write("random.wav", bytes), "is not sound or video");
    }

    [Fact]
    public void A_picture_is_not_sound()
        => Refuses(folder.Make("picture.png", "-f", "lavfi", "-i", "color=red:size=64x64", "-frames:v", "1"), "is not sound or video");

    [Fact]
    public void A_header_without_samples_is_an_error()
    {
        var file = folder.Tone("header.wav", 1);
        Refuses(folder.CutShort(file, 44.0 / new FileInfo(file).Length), "");
    }

    [Fact]
    public void A_header_that_promises_nonsense_is_an_error()
    {
        var bytes = File.ReadAllBytes(folder.Tone("nonsense.wav", 0.5));

        // Channels, rate and byte rate at their largest.
        bytes.AsSpan(22, 10).Fill(0xFF);
        Refuses(folder.Write("nonsense.wav", bytes), "");
    }

    [Theory]
    [InlineData("cut.wav")]
    [InlineData("cut.flac")]
    [InlineData("cut.mp3")]
    [InlineData("cut.mkv")]
    public void A_recording_that_was_cut_short_is_read_as_far_as_it_goes_and_then_is_an_error(string name)
    {
        using var file = SoundFile.Open(folder.CutShort(folder.Tone(name, 4), 0.6), Cancellation);

        var error = Assert.Throws<MediaException>(() => Decoded.All(file));

        Assert.Contains("is cut short", error.Message, StringComparison.Ordinal);
        Assert.InRange(file.DecodedSeconds, 0.5, 3.5);
    }

    [Theory]
    [InlineData("cut.m4a")]
    [InlineData("cut.mp4")]
    public void A_film_without_its_index_is_cut_short(string name)
        => Refuses(folder.CutShort(folder.Tone(name, 4), 0.6), "is cut short");

    [Fact]
    public void A_playlist_with_an_innocent_name_does_not_open_other_files()
    {
        var secret = folder.Tone("secret.wav", 1);
        Refuses(folder.Write("list.mp3", Encoding.UTF8.GetBytes($"ffconcat version 1.0\nfile '{Path.GetFileName(secret)}'\n")), "is not sound");
        Refuses(
            folder.Write("stream.mp4", Encoding.UTF8.GetBytes(
                $"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:1,\nfile://{secret}\n#EXT-X-ENDLIST\n")),
            "is not sound");
    }

    [Fact]
    public void Flipped_bits_end_in_samples_or_an_error_and_nothing_else()
    {
        var random = new Random(7);
        string[] originals = [folder.Tone("flip.mp3", 1), folder.Tone("flip.ogg", 1), folder.Tone("flip.m4a", 1), folder.Tone("flip.flac", 1)];
        foreach (var original in originals)
        {
            for (var round = 0; round < 3; round++)
            {
                var bytes = File.ReadAllBytes(original);
                for (var i = 0; i < bytes.Length / 50; i++)
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                var file = folder.Write("flipped" + Path.GetExtension(original), bytes);

                var error = Record.Exception(() => Assert.NotEmpty(Decoded.All(file, Cancellation)));

                Assert.True(error is null or MediaException, $"{error}");
            }
        }
    }

    [Fact]
    public void What_a_program_complains_about_is_kept_up_to_a_bound()
    {
        using var noisy = ChildProcess.Start("sh", ["-c", "head -c 1000000 /dev/zero | tr '\\0' x >&2; exit 3"], "");

        Assert.Equal("", noisy.ReadToEnd(100));
        Assert.Equal(3, noisy.WaitForExit());
        Assert.Equal(2000, noisy.Errors.Length);
    }

    private static void Refuses(string file, string problem)
    {
        var error = Assert.Throws<MediaException>(() => Decoded.All(file, Cancellation));

        Assert.StartsWith(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }
}
