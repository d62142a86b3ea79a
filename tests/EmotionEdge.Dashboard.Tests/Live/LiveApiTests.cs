using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using EmotionEdge.Core;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Live;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Dashboard.Live;
using EmotionEdge.Testing;

namespace EmotionEdge.Dashboard.Tests.Live;

public sealed class LiveApiTests : IAsyncLifetime
{
    private readonly Pictures _pictures = new();
    private readonly LiveFeed _feed = new(() => null);
    private readonly TestDashboard _dashboard = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _dashboard.Modules.Add(new LiveModule(_feed, _pictures, new TestStatus()));
        await _dashboard.StartAsync();
    }

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Pictures_come_as_parts_each_with_its_end_at_once()
    {
        using var answer = await GetAsync("/api/v1/live/stream");
        Assert.Equal("multipart/x-mixed-replace", answer.Content.Headers.ContentType!.MediaType);
        await using var body = await answer.Content.ReadAsStreamAsync(Cancellation);
        byte[] jpeg = [0xFF, 0xD8, 1, 2, 3];

        _pictures.Show(new LivePicture(jpeg, 0, false));

        var part = await ReadUntilAsync(body, "--picture\r\n", count: 2);
        Assert.StartsWith("--picture\r\nContent-Type: image/jpeg\r\nContent-Length: 5\r\n", part, StringComparison.Ordinal);
        Assert.Contains($"\r\n\r\n{Encoding.Latin1.GetString(jpeg)}\r\n--picture\r\n", part, StringComparison.Ordinal);
        Assert.Contains("X-Notice: 0", part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_who_leaves_watches_no_more()
    {
        var answer = await GetAsync("/api/v1/live/stream");
        await _pictures.UntilViewersAsync(1);

        answer.Dispose();

        await _pictures.UntilViewersAsync(0);
    }

    [Fact]
    public async Task Open_pages_do_not_hold_up_the_end_of_the_service()
    {
        using var stream = await GetAsync("/api/v1/live/stream");
        using var events = await GetAsync("/api/v1/live/events");
        await _pictures.UntilViewersAsync(1);

        await _dashboard.StopAsync().WaitAsync(TimeSpan.FromSeconds(4), Cancellation);

        await _pictures.UntilViewersAsync(0);
    }

    [Theory]
    [InlineData("/api/v1/live/stream")]
    [InlineData("/api/v1/live/events")]
    public async Task A_stolen_cookie_sees_nothing_more_after_logout_of_a_stream_that_is_open(string path)
    {
        using var answer = await GetAsync(path);
        await using var body = await answer.Content.ReadAsStreamAsync(Cancellation);
        var account = (await _dashboard.Get<IAccountStore>().FindAsync(TestDashboard.NameOf(Role.Operator), Cancellation))!;
        await _dashboard.Get<ISessionStore>().RemoveAllAsync(account.Id, null, Cancellation);

        var end = body.CopyToAsync(Stream.Null, Cancellation);
        while (!end.IsCompleted)
        {
            _dashboard.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(20, Cancellation);
        }

        await end;
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(Role.Viewer, HttpStatusCode.Forbidden)]
    public async Task Who_may_see_aggregates_only_sees_no_picture_and_no_event(Role? role, HttpStatusCode status)
    {
        foreach (var path in (string[])["/api/v1/live/stream", "/api/v1/live/events"])
        {
            using var answer = await _dashboard.Client(role).GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Cancellation);
            Assert.Equal(status, answer.StatusCode);
        }

        Assert.Equal(0, _pictures.Viewers);
    }

    [Fact]
    public async Task Who_comes_first_learns_the_last_minutes_and_then_each_summary_and_alert()
    {
        var begin = DateTimeOffset.FromUnixTimeSeconds(1_000_000);
        for (var i = 0; i < 1300; i++)
            _feed.Publish(Summary(begin.AddSeconds(i / 2.0), Emotion.Happiness));
        using var answer = await GetAsync("/api/v1/live/events");
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        await using var body = await answer.Content.ReadAsStreamAsync(Cancellation);
        var history = await ReadUntilAsync(body, "\n\n");
        Assert.StartsWith("event: history\ndata: ", history, StringComparison.Ordinal);
        var points = Json(history).EnumerateArray().ToList();
        Assert.Equal(600, points.Count);
        Assert.Equal(1_000_649, points[^1].GetProperty("time").GetInt64());

        _feed.Publish(Summary(begin.AddSeconds(700), Emotion.Anger));
        _feed.Publish(new AlertEvent(AlertEventType.Raised, "id", "rule", AlertSeverity.Critical, begin, "<script>\nwarning", [Modality.Face], -0.5f, 0.9f));

        var events = (await ReadUntilAsync(body, "\n\n", count: 2)).Split("\n\n");
        Assert.StartsWith("event: summary\n", events[0], StringComparison.Ordinal);
        var summary = Json(events[0]);
        Assert.Equal("Anger", summary.GetProperty("dominant").GetString());
        Assert.Equal(1, summary.GetProperty("contributions").GetProperty("face").GetDouble());
        Assert.Equal("streaming", summary.GetProperty("sensors")[0].GetProperty("state").GetString());
        Assert.StartsWith("event: alert\n", events[1], StringComparison.Ordinal);
        Assert.DoesNotContain('<', events[1]);
        Assert.Equal(("raised", "critical"), (Json(events[1]).GetProperty("type").GetString(), Json(events[1]).GetProperty("severity").GetString()));
    }

    [Fact]
    public async Task Nothing_sensed_is_told_as_such_and_not_as_zero()
    {
        await using var listener = _feed.ListenAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await listener.MoveNextAsync());
        var next = listener.MoveNextAsync();

        _feed.Publish(Summary(DateTimeOffset.UnixEpoch, null));

        Assert.True(await next);
        var summary = JsonDocument.Parse(listener.Current.Data).RootElement;
        Assert.Equal("Unknown", summary.GetProperty("dominant").GetString());
        Assert.Equal(JsonValueKind.Null, summary.GetProperty("valence").ValueKind);
        Assert.Equal(JsonValueKind.Null, summary.GetProperty("scores").ValueKind);
    }

    [Fact]
    public async Task A_listener_that_is_slow_loses_the_oldest_and_holds_up_nobody()
    {
        await using var slow = _feed.ListenAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await slow.MoveNextAsync());

        for (var i = 0; i < 10_000; i++)
            _feed.Publish(Summary(DateTimeOffset.FromUnixTimeSeconds(i), Emotion.Fear));

        Assert.True(await slow.MoveNextAsync());
        var oldest = JsonDocument.Parse(slow.Current.Data).RootElement.GetProperty("time").GetDateTimeOffset().ToUnixTimeSeconds();
        Assert.InRange(oldest, 9900, 9999);
    }

    [Fact]
    public void Nothing_is_written_where_nobody_listens()
    {
        var summary = Summary(DateTimeOffset.UnixEpoch, Emotion.Fear);

        Assert.Equal(0, Allocations.Of(100, () => _feed.Publish(summary)));
    }

    private Task<HttpResponseMessage> GetAsync(string path) =>
        _dashboard.Client(Role.Operator).GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Cancellation);

    private static JsonElement Json(string happened) => JsonDocument.Parse(happened.Split("data: ")[1]).RootElement;

    private static Summary Summary(DateTimeOffset time, Emotion? dominant)
    {
        var contributions = default(ModalityWeights);
        if (dominant is not null)
            contributions[Modality.Face] = 1;
        return new Summary(
            time, EmotionScores.Uniform, dominant, 0.5f, new Affect(0.1f, 0.2f), 1, contributions,
            [new SensorStatus("camera", SensorState.Streaming, null, time, 1, 1)]);
    }

    /// <summary>Reads until so many of these have come.</summary>
    private static async Task<string> ReadUntilAsync(Stream body, string end, int count = 1)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (text.ToString().Split(end).Length <= count)
        {
            await body.ReadExactlyAsync(one, Cancellation);
            text.Append((char)one[0]);
        }

        return text.ToString();
    }

    private sealed class Pictures : ILivePictures
    {
        private readonly Channel<LivePicture> _shown = Channel.CreateUnbounded<LivePicture>();
        private int _viewers;

        public int Viewers => Volatile.Read(ref _viewers);

        public void Show(LivePicture picture) => _shown.Writer.TryWrite(picture);

        public async IAsyncEnumerable<LivePicture> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _viewers);
            try
            {
                await foreach (var picture in _shown.Reader.ReadAllAsync(cancellationToken))
                    yield return picture;
            }
            finally
            {
                Interlocked.Decrement(ref _viewers);
            }
        }

        public async Task UntilViewersAsync(int count)
        {
            while (Viewers != count)
                await Task.Delay(5, Cancellation);
        }
    }
}
