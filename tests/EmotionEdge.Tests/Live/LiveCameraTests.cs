using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Live;
using EmotionEdge.Core.Media;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Devices;
using EmotionEdge.Live;
using EmotionEdge.Monitoring;
using EmotionEdge.Sensing;
using EmotionEdge.Testing;
using EmotionEdge.Tests.Analysis;
using EmotionEdge.Vision;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmotionEdge.Tests.Live;

public sealed class LiveCameraTests : IAsyncLifetime
{
    private readonly FrameSlot _slot = new();
    private readonly Switches _switches = new(null, NullLogger<Switches>.Instance);
    private readonly FaceMarks _marks = new(new FusionOptions(), TimeProvider.System);
    private readonly LiveCamera _camera;

    public LiveCameraTests() => _camera = new LiveCamera(
        _slot, _marks, _switches, new Heartbeats(TimeProvider.System), TimeProvider.System, NullLogger<LiveCamera>.Instance);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _camera.StartAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _camera.StopAsync(CancellationToken.None);
        _camera.Dispose();
        _slot.Dispose();
    }

    [Fact]
    public async Task A_picture_is_encoded_once_for_all_who_watch()
    {
        await using var one = Watch();
        await using var other = Watch();
        var first = one.MoveNextAsync();
        var second = other.MoveNextAsync();
        Assert.Equal(2, _camera.Viewers);

        Show(200);

        Assert.True(await first && await second);
        Assert.Same(one.Current.Jpeg, other.Current.Jpeg);
        Assert.False(one.Current.IsNotice);
    }

    [Fact]
    public async Task What_is_shown_is_what_the_camera_saw_and_when()
    {
        await using var viewer = Watch();
        var next = viewer.MoveNextAsync();

        var captured = Show(200);

        Assert.True(await next);
        Assert.Equal(captured, viewer.Current.CapturedAt);
        var picture = ImageFile.Decode(viewer.Current.Jpeg, "live");
        Assert.Equal((320, 240), (picture.Width, picture.Height));
        Assert.All(picture.Row(120).ToArray(), value => Assert.InRange(value, 195, 205));
    }

    [Fact]
    public async Task A_face_has_a_box_and_its_emotion_drawn_around_it()
    {
        var pipeline = new FakeSenses { FaceOnFrame = _ => FakeSenses.FaceAt(100, 100, 60) }.OpenFaces(TimeProvider.System, new FacePipelineOptions());
        await using var viewer = Watch();
        var next = viewer.MoveNextAsync();
        var frame = Frame(128);
        for (var i = 0; i < 5; i++)
        {
            frame.CapturedAt = TimeProvider.System.GetTimestamp();
            pipeline.Process(frame, true, 1, frame.CapturedAt);
        }

        _marks.Show(pipeline.Tracks, frame);
        Show(128);

        Assert.True(await next);
        var picture = ImageFile.Decode(viewer.Current.Jpeg, "live");
        Assert.Contains(picture.Row(130)[(95 * 3)..(106 * 3)].ToArray(), value => value > 220);
        Assert.Contains(picture.Row(90).ToArray(), value => value > 200);
        Assert.All(picture.Row(220).ToArray(), value => Assert.InRange(value, 120, 136));
    }

    [Fact]
    public async Task A_slow_viewer_gets_the_newest_picture_and_holds_up_nobody()
    {
        await using var slow = Watch();
        await using var fast = Watch();
        var first = slow.MoveNextAsync();
        for (var grey = 50; grey <= 200; grey += 50)
        {
            var next = fast.MoveNextAsync();
            Show((byte)grey);
            Assert.True(await next);
            await Task.Delay(70, Cancellation);
        }

        Assert.True(await first && await slow.MoveNextAsync());

        Assert.Same(fast.Current, slow.Current);
    }

    [Fact]
    public async Task Privacy_takes_the_picture_from_open_pages_and_no_later_frame_gets_through()
    {
        await using var viewer = Watch();
        var next = viewer.MoveNextAsync();
        Show(200);
        Assert.True(await next);

        _switches.Change(positions => positions with { Privacy = true });

        Assert.True(await viewer.MoveNextAsync());
        Assert.True(viewer.Current.IsNotice);
        var after = viewer.MoveNextAsync();
        for (var i = 0; i < 5; i++)
        {
            Show(200);
            await Task.Delay(70, Cancellation);
        }

        Assert.False(after.IsCompleted);
        _switches.Change(positions => positions with { Privacy = false });
        Show(200);
        Assert.True(await after);
        Assert.False(viewer.Current.IsNotice);
    }

    [Fact]
    public async Task Who_comes_while_the_camera_is_off_is_told_so()
    {
        _switches.Change(positions => positions with { Camera = false });

        await using var viewer = Watch();

        Assert.True(await viewer.MoveNextAsync());
        Assert.True(viewer.Current.IsNotice);
        await using var second = Watch();
        Assert.True(await second.MoveNextAsync());
        Assert.Same(viewer.Current, second.Current);
    }

    [Fact]
    public async Task Nothing_is_copied_or_allocated_where_nobody_watches()
    {
        await using (var viewer = Watch())
        {
            var next = viewer.MoveNextAsync();
            Show(200);
            Assert.True(await next);
        }

        Assert.Equal(0, _camera.Viewers);
        Assert.False(_marks.IsWanted);
        var frame = Frame(200);

        Assert.Equal(0, Allocations.Of(100, () => _camera.OnFrame(frame)));
    }

    [Fact]
    public async Task Not_more_than_fifteen_frames_a_second_are_shown()
    {
        await using var viewer = Watch();
        var next = viewer.MoveNextAsync();
        var frame = Frame(200);
        var ticks = TimeProvider.System.TimestampFrequency;
        var now = TimeProvider.System.GetTimestamp();
        var before = _camera.Copied;
        for (var i = 0; i < 60; i++)
        {
            frame.CapturedAt = now + (i * ticks / 30);
            _camera.OnFrame(frame);
        }

        Assert.True(await next);
        Assert.InRange(_camera.Copied - before, 29, 32);
    }

    private IAsyncEnumerator<LivePicture> Watch() => _camera.WatchAsync(Cancellation).GetAsyncEnumerator(Cancellation);

    private static VideoFrame Frame(byte grey)
    {
        var frame = new VideoFrame();
        frame.Resize(320, 240);
        frame.Pixels.Fill(grey);
        frame.CapturedAt = TimeProvider.System.GetTimestamp();
        return frame;
    }

    private long Show(byte grey)
    {
        var frame = Frame(grey);
        _slot.BeginWrite().CopyFrom(frame);
        _slot.EndWrite();
        return frame.CapturedAt;
    }
}
