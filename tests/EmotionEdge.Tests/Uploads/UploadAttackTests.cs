using System.Buffers.Binary;
using System.IO.Compression;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Uploads;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Tests.Uploads;

/// <summary>What somebody may send who wishes the box no good.</summary>
public sealed class UploadAttackTests : IDisposable
{
    private const string Picture = "-f lavfi -i testsrc=size=160x120:rate=1 -frames:v 1";
    private const string Video = "-f lavfi -i testsrc=size=160x120:rate=25:duration=3 -c:v mpeg4";

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task A_file_larger_than_allowed_is_refused_while_it_comes()
    {
        await using var desk = await Desk.OpenAsync(_folder, new UploadOptions { MaximumBytes = 100_000 });
        using var endless = new EndlessStream(TimeSpan.Zero);

        var refused = await Refused(desk, endless);

        Assert.Equal(SubmissionFault.TooLarge, refused.Fault);
        Assert.InRange(endless.Sent, 100_000, 300_000);
        Assert.Empty(desk.FilesLeft);
        Assert.Equal(0, desk.Files.Used);
    }

    [Fact]
    public async Task Files_that_fill_the_quota_are_refused_and_leave_room_again()
    {
        await using var desk = await Desk.OpenAsync(_folder, new UploadOptions { QuotaBytes = 100_000 });
        using (var large = new MemoryStream(new byte[100_001]))
            Assert.Equal(SubmissionFault.NoSpace, (await Refused(desk, large)).Fault);
        Assert.Equal(0, desk.Files.Used);

        await desk.SubmitAsync("What a day!"u8.ToArray(), "fits.txt");
    }

    [Fact]
    public async Task A_slow_upload_is_given_up_and_its_place_is_free_again()
    {
        var time = new FakeTimeProvider();
        await using var desk = await Desk.OpenAsync(_folder, new UploadOptions { Waiting = 1 }, time: time);
        using var slow = new EndlessStream(Timeout.InfiniteTimeSpan);
        var submitting = Refused(desk, slow);
        Assert.Equal(SubmissionFault.Busy, Assert.Throws<SubmissionException>(() => desk.Analyses.SubmitText("bob", "What a day!")).Fault);

        time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(SubmissionFault.TooSlow, (await submitting).Fault);
        Assert.Empty(desk.FilesLeft);
        desk.Analyses.SubmitText("bob", "What a day!");
    }

    [Fact]
    public async Task An_upload_that_is_broken_off_leaves_nothing()
    {
        await using var desk = await Desk.OpenAsync(_folder, new UploadOptions { Waiting = 1 });
        using var slow = new EndlessStream(Timeout.InfiniteTimeSpan);
        using var gone = new CancellationTokenSource();
        var submitting = desk.Analyses.SubmitAsync(new Submission("ann", "a.png", true), slow, gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submitting);

        Assert.Empty(desk.FilesLeft);
        Assert.Equal(0, desk.Files.Used);
        desk.Analyses.SubmitText("ann", "What a day!");
    }

    [Fact]
    public async Task A_png_bomb_is_refused_before_memory_is_taken_for_it()
    {
        var bomb = File.ReadAllBytes(_folder.Make("small.png", Picture));
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 50_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 50_000);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc(bomb.AsSpan(12, 17)));

        Assert.Contains("megapixels", await FailureAsync(bomb, "bomb.png"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gzip_bomb_is_not_unpacked_but_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(new byte[20_000_000]);

        await using var desk = await Desk.OpenAsync(_folder);
        packed.Position = 0;

        Assert.Equal(SubmissionFault.Unsupported, (await Refused(desk, packed)).Fault);
        Assert.Empty(desk.FilesLeft);
    }

    [Fact]
    public async Task An_mp4_that_says_it_plays_for_years_is_refused_at_once()
    {
        var video = File.ReadAllBytes(_folder.Make("short.mp4", Video));
        foreach (var box in (byte[][])["mvhd"u8.ToArray(), "tkhd"u8.ToArray(), "mdhd"u8.ToArray()])
        {
            var at = video.AsSpan().IndexOf(box);
            // Version 0: flags, two dates, then time scale and duration; in tkhd, an id and a reserved word, then the duration.
            var duration = box.AsSpan().SequenceEqual("tkhd"u8) ? at + 4 + 20 : at + 4 + 16;
            BinaryPrimitives.WriteUInt32BigEndian(video.AsSpan(duration), 0x7FFFFFF0);
        }

        Assert.Contains("by what it says of itself", await FailureAsync(video, "years.mp4"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_longer_than_allowed_is_refused()
    {
        var error = await FailureAsync(
            File.ReadAllBytes(_folder.Make("long.wav", "-f lavfi -i anullsrc=r=8000:cl=mono -t 5")), "long.wav", new UploadOptions { MaximumDuration = TimeSpan.FromSeconds(4) });

        Assert.Contains("lasts 5 s", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_polyglot_of_picture_and_script_is_only_ever_a_picture()
    {
        var picture = File.ReadAllBytes(_folder.Make("a.png", Picture));
        byte[] polyglot = [.. picture, .. "<script>alert(1)</script>PK\u0003\u0004"u8];
        await using var desk = await Desk.OpenAsync(_folder);
        await desk.StartAsync();

        var ended = await desk.EndOfAsync(await desk.SubmitAsync(polyglot, "innocent.html", keep: true));

        Assert.Equal("image/png", ended.MediaType);
        Assert.Equal(AnalysisState.Done, ended.State);
    }

    [Theory]
    [InlineData("../../../etc/cron.d/evil.txt", "evil.txt")]
    [InlineData("..\\..\\evil.txt", "evil.txt")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("..", "file")]
    public Task Path_traversal_by_a_file_name_stays_in_the_folder_of_uploads(string name, string shown) => IsMerelyShownAsync(name, shown);

    [Fact]
    public Task A_NUL_in_a_file_name_cuts_nothing_off() => IsMerelyShownAsync("holiday.png\0.exe", "holiday.png.exe");

    [Fact]
    public Task A_right_to_left_override_in_a_file_name_does_not_hide_what_it_is() => IsMerelyShownAsync("holiday\u202egnp.exe", "holidaygnp.exe");

    [Fact]
    public Task A_file_name_of_300_characters_is_cut() => IsMerelyShownAsync(new string('a', 300) + ".txt", new string('a', 120));

    private async Task IsMerelyShownAsync(string name, string shown)
    {
        await using var desk = await Desk.OpenAsync(_folder);

        var job = await desk.SubmitAsync("What a day!"u8.ToArray(), name);

        Assert.Equal(shown, job.Name);
        Assert.Equal([job.Id], desk.FilesLeft);
        Assert.Equal([desk.Folder], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(desk.Folder)!));
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>", "page.html")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image.svg")]
    [InlineData("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\nfile:///etc/passwd\n", "list.m3u8")]
    [InlineData("ffconcat version 1.0\nfile /etc/passwd\n", "concat.mp4")]
    public async Task Pages_vector_pictures_and_playlists_are_only_ever_text(string content, string name)
    {
        await using var desk = await Desk.OpenAsync(_folder);
        await desk.StartAsync();

        var ended = await desk.EndOfAsync(await desk.SubmitAsync(System.Text.Encoding.UTF8.GetBytes(content), name));

        Assert.Equal("text/plain", ended.MediaType);
        Assert.Equal(AnalysisState.Done, ended.State);
        Assert.DoesNotContain("root:", ended.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_in_a_file_name_is_escaped_in_the_result()
    {
        await using var desk = await Desk.OpenAsync(_folder);
        await desk.StartAsync();

        var ended = await desk.EndOfAsync(await desk.SubmitAsync("What a day!"u8.ToArray(), "<script>alert('x')<!--.txt"));

        Assert.DoesNotContain('<', ended.Result!);
        Assert.DoesNotContain('\'', ended.Result!);
    }

    [Theory]
    [InlineData(new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { (byte)'M', (byte)'Z', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { (byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', 0, 1, 2 })]
    public async Task Programs_archives_and_documents_are_refused_whatever_they_are_called(byte[] content)
    {
        await using var desk = await Desk.OpenAsync(_folder);
        using var stream = new MemoryStream(content);

        Assert.Equal(SubmissionFault.Unsupported, (await Refused(desk, stream)).Fault);
        Assert.Empty(desk.FilesLeft);
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        await using var desk = await Desk.OpenAsync(_folder);
        using var stream = new MemoryStream();

        Assert.Equal(SubmissionFault.Empty, (await Refused(desk, stream)).Fault);
    }

    [Fact]
    public async Task A_text_without_end_is_refused()
    {
        await using var desk = await Desk.OpenAsync(_folder);

        Assert.Equal(SubmissionFault.TooLarge, Assert.Throws<SubmissionException>(() => desk.Analyses.SubmitText("ann", new string('a', 200_000))).Fault);
        Assert.Equal(SubmissionFault.Empty, Assert.Throws<SubmissionException>(() => desk.Analyses.SubmitText("ann", " \n")).Fault);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<SubmissionException> Refused(Desk desk, Stream content) => Assert.ThrowsAsync<SubmissionException>(
        () => desk.Analyses.SubmitAsync(new Submission("ann", "innocent.png", true), content, TestContext.Current.CancellationToken));

    private async Task<string> FailureAsync(byte[] content, string name, UploadOptions? options = null)
    {
        await using var desk = await Desk.OpenAsync(_folder, options);
        await desk.StartAsync();
        var ended = await desk.EndOfAsync(await desk.SubmitAsync(content, name));
        Assert.Equal(AnalysisState.Failed, ended.State);
        Assert.Empty(desk.FilesLeft);
        return ended.Error!;
    }

    /// <summary>As in the PNG specification, annex D.</summary>
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
        }

        return ~crc;
    }
}
