using System.Threading.Channels;

namespace EmotionEdge.Mqtt.Sending;

/// <summary>Many set it, one waits for it; setting it twice is as good as once.</summary>
internal sealed class AsyncSignal
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropWrite,
        SingleReader = true,
    });

    public void Set() => _set.Writer.TryWrite(true);

    /// <summary>Returns when it was set, which also unsets it, or after the time.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            // Waiting takes nothing, so that a wait that was given up does not swallow what is set later.
            await _set.Reader.WaitToReadAsync(cancellationToken).AsTask().WaitAsync(atMost, time, cancellationToken).ConfigureAwait(false);
            _set.Reader.TryRead(out _);
        }
        catch (TimeoutException)
        {
            // Returning is all that is asked for.
        }
    }
}
