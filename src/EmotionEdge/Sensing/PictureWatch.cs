using EmotionEdge.Core.Media;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Vision;

namespace EmotionEdge.Sensing;

/// <summary>Looks once a second at how the camera's pictures are lit and focused. One thread shows, any thread asks.</summary>
internal sealed class PictureWatch(TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly PictureMeter _meter = new();
    private PictureLook? _last;
    private long? _lookedAt;

    /// <summary>The last look; <see langword="null"/> before the first.</summary>
    public PictureLook? Last
    {
        get
        {
            lock (_gate)
                return _last;
        }
    }

    /// <summary>Shows a frame, with the faces that were found in it.</summary>
    public void Show(VideoFrame frame, ReadOnlySpan<FaceTrack> faces)
    {
        if (_lookedAt is { } before && time.GetElapsedTime(before) < Every)
            return;

        _lookedAt = time.GetTimestamp();
        var look = _meter.Measure(frame, faces);
        lock (_gate)
            _last = look;
    }
}
