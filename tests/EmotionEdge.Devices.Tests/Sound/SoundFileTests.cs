using System.Diagnostics;
using Xunit;

namespace EmotionEdge.Devices.Tests.Sound;

public sealed class SoundFileTests(MediaFolder folder) : IClassFixture<MediaFolder>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tone.wav", "pcm_s16le")]
    [InlineData("tone.mp3", "mp3")]
    [InlineData("tone.ogg", "vorbis")]
    [InlineData("tone.flac", "flac")]
    [InlineData("tone.m4a", "aac")]
    [InlineData("tone.mp4", "aac")]
    [InlineData("tone.mkv", "vorbis")]
    public void Decodes_every_common_format_to_16_kHz(string name, string codec)
    {
        var file = folder.Tone(name);

        var samples = Decoded.All(file, Cancellation);

        Assert.InRange(samples.Length, 1.9 * 16000, 2.1 * 16000);
        Assert.InRange(Decoded.Frequency(samples), 435, 445);
        Assert.All(samples, s => Assert.InRange(s, -1, 1));
        var info = SoundFile.Probe(file, Cancellation);
        Assert.Equal((true, false, codec, 48000, 1), (info.HasSound, info.HasVideo, info.Codec, info.SampleRate, info.Channels));
        Assert.InRange(info.Seconds!.Value, 1.9, 2.1);
    }

    [Theory]
    [InlineData("pcm_u8", "wav")]
    [InlineData("pcm_s16be", "aiff")]
    [InlineData("pcm_s24le", "wav")]
    [InlineData("pcm_s32le", "wav")]
    [InlineData("pcm_f32le", "wav")]
    [InlineData("pcm_f64le", "wav")]
    [InlineData("pcm_mulaw", "wav")]
    [InlineData("adpcm_ima_wav", "wav")]
    public void Decodes_samples_of_any_size(string codec, string extension)
    {
        var samples = Decoded.All(folder.Tone($"{codec}.{extension}", 1, "-c:a", codec), Cancellation);

        // ADPCM fills its last block.
        Assert.InRange(samples.Length, 15_900, 16_400);
        Assert.InRange(Decoded.Frequency(samples), 435, 445);
        Assert.InRange(samples.Max(), 0.11f, 0.14f);
    }

    [Fact]
    public void What_is_no_number_is_silence()
    {
        var file = folder.Tone("numbers.wav", 1, "-ar", "16000", "-c:a", "pcm_f32le");
        var content = File.ReadAllBytes(file);
        var at = content.Length - (8000 * sizeof(float));
        for (var i = 0; i < 300; i++)
            BitConverter.TryWriteBytes(content.AsSpan(at + (i * sizeof(float))), i % 3 == 0 ? float.NaN : i % 3 == 1 ? float.PositiveInfinity : float.NegativeInfinity);
        var samples = Decoded.All(folder.Write("no-numbers.wav", content), Cancellation);

        Assert.InRange(samples.Length, 15_900, 16_100);
        Assert.All(samples, sample => Assert.True(float.IsFinite(sample)));
        Assert.InRange(Decoded.Frequency(samples[..7000]), 435, 445);
    }

    [Fact]
    public void Goes_by_the_content_not_by_the_extension()
    {
        var flac = folder.Tone("real.flac", 1);
        File.Copy(flac, folder["photo.jpg"]);

        Assert.Equal(MediaKind.Audio, MediaFile.Identify(folder["photo.jpg"]));
        Assert.Equal("flac", SoundFile.Probe(folder["photo.jpg"], Cancellation).Codec);
        Assert.InRange(Decoded.All(folder["photo.jpg"], Cancellation).Length, 15_900, 16_200);
    }

    [Theory]
    [InlineData(8000, 1)]
    [InlineData(11025, 2)]
    [InlineData(16000, 1)]
    [InlineData(44100, 2)]
    [InlineData(96000, 6)]
    [InlineData(192000, 8)]
    public void Decodes_any_rate_and_number_of_channels_to_mono(int rate, int channels)
    {
        var file = folder.Tone($"{rate}x{channels}.wav", 1, "-ar", $"{rate}", "-ac", $"{channels}");

        var samples = Decoded.All(file, Cancellation);

        Assert.InRange(samples.Length, 15900, 16100);
        Assert.InRange(Decoded.Frequency(samples), 435, 445);
        Assert.Equal((rate, channels), (SoundFile.Probe(file, Cancellation).SampleRate, SoundFile.Probe(file, Cancellation).Channels));
    }

    [Fact]
    public void Takes_the_sound_track_of_a_film()
    {
        var film = folder.Film("film.mp4");

        Assert.InRange(Decoded.Frequency(Decoded.All(film, Cancellation)), 435, 445);
        Assert.True(SoundFile.Probe(film, Cancellation).HasVideo);
    }

    [Fact]
    public void A_cover_picture_is_no_video()
    {
        folder.Make("cover.png", "-f", "lavfi", "-i", "color=red:size=64x64", "-frames:v", "1");
        var song = folder.Make(
            "song.mp3", "-f", "lavfi", "-i", "sine=duration=1", "-i", folder["cover.png"], "-map", "0", "-map", "1",
            "-disposition:v", "attached_pic");

        var info = SoundFile.Probe(song, Cancellation);

        Assert.True(info.HasSound);
        Assert.False(info.HasVideo);
    }

    [Fact]
    public void A_silent_film_has_no_sound_but_is_no_error_until_the_sound_is_wanted()
    {
        var film = folder.Make("silent.mp4", "-f", "lavfi", "-i", "testsrc=duration=1:size=64x64:rate=5");

        var info = SoundFile.Probe(film, Cancellation);
        Assert.Equal((false, true), (info.HasSound, info.HasVideo));

        var error = Assert.Throws<MediaException>(() => SoundFile.Open(film, Cancellation));
        Assert.Contains("no sound track", error.Message, StringComparison.Ordinal);
        Assert.StartsWith(film, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Knows_the_true_length_at_the_end()
    {
        using var file = SoundFile.Open(folder.Tone("length.wav", 1.25), Cancellation);

        var samples = Decoded.All(file);

        Assert.Equal(1.25, file.DecodedSeconds, 0.01);
        Assert.Equal(samples.Length, (int)Math.Round(file.DecodedSeconds * SoundFile.SampleRate));
        Assert.Equal(0, file.Read(new float[10]));
    }

    [Theory]
    [InlineData("-i.wav")]
    [InlineData("http:x.wav")]
    [InlineData("a b'\"$(touch x);%d.wav")]
    [InlineData("größer 😀.wav")]
    public void Takes_any_file_name_as_a_file_name(string name)
        => Assert.NotEmpty(Decoded.All(folder.Tone(name, 0.2), Cancellation));

    [Fact]
    public void A_long_file_needs_no_more_memory_than_a_short_one()
    {
        using var file = SoundFile.Open(folder.Tone("long.flac", 120), Cancellation);
        var block = new float[1600];
        for (var i = 0; i < 10; i++)
            file.Read(block);

        var before = GC.GetAllocatedBytesForCurrentThread();
        while (file.Read(block) == block.Length && file.DecodedSeconds < 119)
        {
        }

        Assert.True(file.DecodedSeconds >= 119);
        // One object a block would be thousands of bytes; a few may come from the runtime itself.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500);
    }

    [Fact]
    public async Task Cancelling_ends_a_read_and_the_decoder()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var file = SoundFile.Open(folder.Tone("cancelled.flac", 300), cancellation.Token);
        var process = file.ProcessId;
        var reading = Task.Run(() => Decoded.All(file), Cancellation);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        file.Dispose();
        Assert.False(Directory.Exists($"/proc/{process}"), "the decoder is still there, if only as a zombie");
    }

    [Fact]
    public async Task A_decoder_that_was_stopped_together_with_us_is_no_damaged_file()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var file = SoundFile.Open(folder.Tone("interrupted.flac", 60), cancellation.Token);
        file.Read(new float[100]);

        using var interrupt = Process.Start("kill", ["-INT", $"{file.ProcessId}"]);
        var reading = Task.Run(() => Decoded.All(file), Cancellation);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public void A_decoder_that_something_else_killed_is_an_error()
    {
        using var file = SoundFile.Open(folder.Tone("killed.flac", 60), Cancellation);
        file.Read(new float[100]);

        using var kill = Process.Start("kill", ["-KILL", $"{file.ProcessId}"]);

        Assert.Contains("could be decoded only up to", Assert.Throws<MediaException>(() => Decoded.All(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Disposing_in_the_middle_leaves_no_process_behind()
    {
        var recording = folder.Tone("abandoned.flac", 60);
        var ids = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            using var file = SoundFile.Open(recording, Cancellation);
            file.Read(new float[100]);
            ids.Add(file.ProcessId);
            Assert.True(Directory.Exists($"/proc/{file.ProcessId}"));
        }

        Assert.All(ids, id => Assert.False(Directory.Exists($"/proc/{id}")));
    }

    [Fact]
    public void Names_the_package_when_ffmpeg_is_missing()
    {
        var file = folder.Tone("fine.wav", 0.2);
        MediaTools[] missing = [new("ffmpeg", "/nowhere/ffprobe"), new("/nowhere/ffmpeg", "ffprobe")];

        foreach (var tools in missing)
        {
            var error = Assert.Throws<MissingDependencyException>(() => SoundFile.Open(file, tools, Cancellation));
            Assert.Contains("apt-get install ffmpeg", error.Message, StringComparison.Ordinal);
        }
    }
}
