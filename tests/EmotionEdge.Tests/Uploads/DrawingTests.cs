using EmotionEdge.Core.Analyses;
using EmotionEdge.Core.Media;
using EmotionEdge.Devices;
using EmotionEdge.Tests.Analysis;
using EmotionEdge.Uploads;

namespace EmotionEdge.Tests.Uploads;

/// <summary>Copies of videos into which is drawn what was found.</summary>
public sealed class DrawingTests : IDisposable
{
    private const string GreyWithTone = "-f lavfi -i color=c=gray:size=162x120:rate=25:duration=2 -f lavfi -i sine=frequency=440:duration=2 -vf format=yuvj444p,crop=161:120 -c:v mjpeg -c:a mp2";
    private const string Grey = "-f lavfi -i color=c=gray:size=160x120:rate=10:duration=2 -c:v mpeg4";

    private readonly TestFolder _folder = new();
    private readonly FakeSenses _senses = new() { FaceOnFrame = _ => FakeSenses.FaceAt(60, 50) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Boxes_are_on_the_frames_the_sound_stays_and_only_the_service_may_read_the_file()
    {
        await using var desk = await Desk.OpenAsync(_folder, senses: _senses);
        await desk.StartAsync();
        var job = await desk.EndOfAsync(await desk.SubmitAsync(_folder.Make("tone.avi", GreyWithTone), keep: true));
        Assert.Null(desk.Analyses.FindDrawn(job.Id));
        Assert.Null(desk.Analyses.OpenDrawn(job.Id));

        Assert.NotNull(desk.Analyses.Draw(job.Id));
        var drawn = await EndOfDrawingAsync(desk, job);

        Assert.Equal(new DrawnVideo(AnalysisState.Done, 1, null), drawn);
        var file = desk.Files.PathOf(job.Id + ".mp4");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(new DirectoryInfo(desk.Folder).EnumerateFiles().Sum(one => one.Length), desk.Files.Used);
        var info = SoundFile.Probe(file, Cancellation);
        Assert.True(info.HasSound);
        Assert.Equal(2, info.Seconds!.Value, 0.2);
        using var video = VideoFile.Open(file);
        Assert.Equal((162, 120), (video.Width, video.Height));
        var frame = new VideoFrame();
        var frames = 0;
        while (video.Read(frame))
        {
            // Faces are believed from the second look on.
            if (video.PositionSeconds is > 0.6 and < 1.8)
            {
                Assert.True(Brightness(frame, 60, 70) > 190, $"no box at {video.PositionSeconds} s");
                Assert.InRange(Brightness(frame, 80, 70), 110, 145);
            }

            frames++;
        }

        Assert.InRange(frames, 48, 52);
        Assert.Equal(job, desk.Analyses.Find(job.Id));
    }

    [Fact]
    public async Task The_copy_is_found_after_a_restart_and_goes_with_its_result()
    {
        var store = new MemoryAnalysisStore();
        AnalysisJob job;
        await using (var desk = await Desk.OpenAsync(_folder, store: store, senses: _senses))
        {
            await desk.StartAsync();
            job = await desk.EndOfAsync(await desk.SubmitAsync(_folder.Make("grey.avi", Grey), keep: true));
            desk.Analyses.Draw(job.Id);
            await EndOfDrawingAsync(desk, job);
            File.WriteAllText(desk.Files.PathOf(job.Id + ".drawing"), "left by a power cut");
        }

        await using var after = await Desk.OpenAsync(_folder, store: store, senses: _senses);
        Assert.Equal(new DrawnVideo(AnalysisState.Done, 1, null), after.Analyses.FindDrawn(job.Id));
        using (var file = after.Analyses.OpenDrawn(job.Id)!)
            Assert.True(file.Length > 1000);
        Assert.Equal([job.Id, job.Id + ".mp4"], after.FilesLeft.Order());

        Assert.True(after.Analyses.Delete(job.Id));

        Assert.Empty(after.FilesLeft);
        Assert.Equal(0, after.Files.Used);
        Assert.Null(after.Analyses.FindDrawn(job.Id));
    }

    [Fact]
    public async Task Of_what_is_no_video_or_was_not_kept_there_is_none()
    {
        await using var desk = await Desk.OpenAsync(_folder, senses: _senses);
        await desk.StartAsync();
        var video = _folder.Make("grey.avi", Grey);
        var lost = await desk.EndOfAsync(await desk.SubmitAsync(video));
        var text = await desk.EndOfAsync(await desk.SubmitAsync("What a day!"u8.ToArray(), "a.txt", keep: true));

        Assert.Null(desk.Analyses.Draw(lost.Id));
        Assert.Null(desk.Analyses.Draw(text.Id));
        Assert.Null(desk.Analyses.Draw("nothing"));
        Assert.False(desk.Analyses.RemoveDrawn(text.Id));
    }

    [Fact]
    public async Task One_that_waits_is_given_up_at_once_and_one_that_is_drawn_within_a_frame()
    {
        await using var desk = await Desk.OpenAsync(_folder, new UploadOptions { Waiting = 4 }, senses: _senses);
        var file = _folder.Make("grey.avi", Grey);
        var submitted = await desk.SubmitAsync(file, keep: true);
        await desk.StartAsync();
        var job = await desk.EndOfAsync(submitted);
        var reached = new TaskCompletionSource();
        using var goOn = new ManualResetEventSlim();
        _senses.FaceOnFrame = _ =>
        {
            reached.TrySetResult();
            goOn.Wait(Cancellation);
            return null;
        };

        desk.Analyses.Draw(job.Id);
        await reached.Task;
        Assert.Equal(AnalysisState.Running, desk.Analyses.FindDrawn(job.Id)!.State);
        Assert.True(desk.Analyses.RemoveDrawn(job.Id));
        Assert.Null(desk.Analyses.FindDrawn(job.Id));
        desk.Analyses.Draw(job.Id);
        Assert.True(desk.Analyses.RemoveDrawn(job.Id));
        goOn.Set();

        // The place of both is free again, and nothing of them is left.
        while (desk.FilesLeft.Length > 1)
            await Task.Delay(10, Cancellation);
        await desk.EndOfAsync(await desk.SubmitAsync("What a day!"u8.ToArray(), "a.txt"));
        Assert.Equal([job.Id], desk.FilesLeft);
        Assert.Equal(new FileInfo(file).Length, desk.Files.Used);
    }

    [Fact]
    public async Task A_copy_for_which_the_quota_leaves_no_room_fails_and_says_so()
    {
        var file = _folder.Make("noise.avi", "-f lavfi -i testsrc=size=320x240:rate=10:duration=2 -c:v mpeg4 -q:v 31");
        var size = new FileInfo(file).Length;
        await using var desk = await Desk.OpenAsync(_folder, new UploadOptions { QuotaBytes = size + 2000 }, senses: _senses);
        await desk.StartAsync();
        var job = await desk.EndOfAsync(await desk.SubmitAsync(file, keep: true));

        desk.Analyses.Draw(job.Id);
        var drawn = await EndOfDrawingAsync(desk, job);

        Assert.Equal(AnalysisState.Failed, drawn.State);
        Assert.Contains("leave no room", drawn.Error, StringComparison.Ordinal);
        Assert.Equal([job.Id], desk.FilesLeft);
        Assert.Equal(size, desk.Files.Used);
        Assert.Equal(AnalysisState.Done, desk.Analyses.Find(job.Id)!.State);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<DrawnVideo> EndOfDrawingAsync(Desk desk, AnalysisJob job)
    {
        while (true)
        {
            var drawn = desk.Analyses.FindDrawn(job.Id);
            Assert.NotNull(drawn);
            if (drawn.State >= AnalysisState.Done)
                return drawn;
            await Task.Delay(10, Cancellation);
        }
    }

    private static int Brightness(VideoFrame frame, int x, int y)
    {
        var pixel = frame.Row(y).Slice(3 * x, 3);
        return (pixel[0] + pixel[1] + pixel[2]) / 3;
    }
}
