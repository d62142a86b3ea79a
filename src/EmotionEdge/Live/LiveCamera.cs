using System.Runtime.CompilerServices;
using System.Threading.Channels;
using EmotionEdge.Core.Live;
using EmotionEdge.Core.Media;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Devices;
using EmotionEdge.Monitoring;
using EmotionEdge.Sensing;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Live;

/// <summary>
/// Lets people watch: while somebody does, copies the camera's frames, up to fifteen a second, draws the faces in, encodes
/// each once and hands it to all. It goes beside the analysis, which never waits for it.
/// </summary>
internal sealed class LiveCamera : SenseThread, ILivePictures, IFrameObserver
{
    private const int LargestWidth = 640;
    private const double FramesPerSecond = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly List<Channel<LivePicture>> _viewers = [];
    private readonly FrameSlot _copies = new();
    private readonly ManualResetEventSlim _watched = new();
    private readonly MarkedPicture _encoder = new(LargestWidth);
    private readonly FrameSlot _camera;
    private readonly FaceMarks _marks;
    private readonly Switches _switches;
    private readonly TimeProvider _time;
    private readonly Lazy<byte[]> _closed = new(() => MarkedPicture.Notice("The camera is switched off."));
    private readonly Lazy<byte[]> _silent = new(() => MarkedPicture.Notice("The camera gives no picture."));
    private LivePicture? _last;
    private long _due;

    public LiveCamera(
        FrameSlot camera, FaceMarks marks, Switches switches, Heartbeats heartbeats, TimeProvider time, ILogger<LiveCamera> logger)
        : base(heartbeats, logger)
    {
        (_camera, _marks, _switches, _time) = (camera, marks, switches, time);
        _camera.Observer = this;
        _switches.Changed += CloseOrOpen;
    }

    public int Viewers
    {
        get
        {
            lock (_gate)
                return _viewers.Count;
        }
    }

    /// <summary>Frames that were copied so far.</summary>
    internal long Copied => _copies.Captured;

    protected override string Name => "showing";

    public async IAsyncEnumerable<LivePicture> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The newest picture wins.
        var pictures = Channel.CreateBounded<LivePicture>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        Enter(pictures);
        try
        {
            await foreach (var picture in pictures.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return picture;
        }
        finally
        {
            Leave(pictures);
        }
    }

    /// <summary>Copies a frame where one is wanted; nothing else happens on the camera's thread.</summary>
    public void OnFrame(VideoFrame frame)
    {
        if (!_watched.IsSet || !IsDue(frame.CapturedAt))
            return;
        _copies.BeginWrite().CopyFrom(frame);
        _copies.EndWrite();
    }

    public override void Dispose()
    {
        _switches.Changed -= CloseOrOpen;
        _camera.Observer = null;
        base.Dispose();
        _copies.Dispose();
        _watched.Dispose();
        _encoder.Dispose();
    }

    protected override void GoRound(CancellationToken stopping)
    {
        if (!_watched.Wait(TimeSpan.FromSeconds(1), stopping))
            return;
        if (_copies.Take(Patience, stopping) is not { } frame)
        {
            Tell(_switches.Positions.CameraMayOpen ? _silent : _closed);
            return;
        }

        // What was copied for viewers who have left since would be old.
        if (_time.GetElapsedTime(frame.CapturedAt) < Patience)
            Publish(new LivePicture(_encoder.Encode(frame, _marks.For(frame), _marks.Bodies()), frame.CapturedAt, false));
    }

    /// <summary>Frames of a camera that is a little early or late are not left out for it.</summary>
    private bool IsDue(long capturedAt)
    {
        var period = (long)(_time.TimestampFrequency / FramesPerSecond);
        if (capturedAt < _due - (period / 4))
            return false;
        _due = Math.Max(_due, capturedAt - period) + period;
        return true;
    }

    private void Enter(Channel<LivePicture> pictures)
    {
        lock (_gate)
        {
            _viewers.Add(pictures);
            _marks.IsWanted = true;
            _watched.Set();
            if (_last is { IsNotice: true } notice)
                pictures.Writer.TryWrite(notice);
        }
    }

    private void Leave(Channel<LivePicture> pictures)
    {
        lock (_gate)
        {
            _viewers.Remove(pictures);
            if (_viewers.Count > 0)
                return;
            _watched.Reset();
            _marks.IsWanted = false;
            _marks.Clear();
            _last = null;
        }
    }

    /// <summary>At once, before the camera is closed: no picture passes that was taken before.</summary>
    private void CloseOrOpen(SwitchPositions positions)
    {
        if (positions.CameraMayOpen)
            return;
        _marks.Clear();
        Tell(_closed);
    }

    private void Tell(Lazy<byte[]> notice)
    {
        lock (_gate)
        {
            if (_viewers.Count > 0 && _last?.Jpeg != notice.Value)
                Send(new LivePicture(notice.Value, _time.GetTimestamp(), true));
        }
    }

    private void Publish(LivePicture picture)
    {
        lock (_gate)
        {
            if (_switches.Positions.CameraMayOpen)
                Send(picture);
        }
    }

    private void Send(LivePicture picture)
    {
        _last = picture;
        foreach (var viewer in _viewers)
            viewer.Writer.TryWrite(picture);
    }
}
