using EmotionEdge.Core.Media;

namespace EmotionEdge.Core.Pacing;

/// <summary>
/// A slot of one frame between a camera and whoever looks at its pictures: the newest wins and every frame that nobody
/// took is counted as skipped. Three buffers go round (being written, waiting, being read), so neither side waits for
/// the other and nothing is allocated or copied. One writer, one reader.
/// </summary>
public sealed class FrameSlot : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _arrived = new(0, 1);
    private VideoFrame _writing = new();
    private VideoFrame _waiting = new();
    private VideoFrame _reading = new();
    private bool _fresh;
    private long _captured;
    private long _skipped;

    /// <summary>Frames written so far.</summary>
    public long Captured => Interlocked.Read(ref _captured);

    /// <summary>Frames overwritten before anybody took them.</summary>
    public long Skipped => Interlocked.Read(ref _skipped);

    /// <summary>Sees each frame before it is offered; <see langword="null"/> for nobody.</summary>
    public IFrameObserver? Observer { get; set; }

    /// <summary>The buffer to write the next frame into; the writer's alone until <see cref="EndWrite"/>.</summary>
    public VideoFrame BeginWrite() => _writing;

    /// <summary>Offers the frame that was written.</summary>
    public void EndWrite()
    {
        Observer?.OnFrame(_writing);
        lock (_gate)
        {
            (_writing, _waiting) = (_waiting, _writing);
            _captured++;
            if (_fresh)
            {
                _skipped++;
                return;
            }

            _fresh = true;
            if (_arrived.CurrentCount == 0)
                _arrived.Release();
        }
    }

    /// <summary>
    /// Waits for a frame that was not taken before; <see langword="null"/> when none came in time. The frame is the
    /// reader's until the next call.
    /// </summary>
    public VideoFrame? Take(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!_arrived.Wait(timeout, cancellationToken))
            return null;

        lock (_gate)
        {
            (_reading, _waiting) = (_waiting, _reading);
            _fresh = false;
            return _reading;
        }
    }

    public void Dispose() => _arrived.Dispose();
}
