using System.Buffers;

namespace EmotionEdge.Mqtt.HomeAssistant;

/// <summary>
/// Home Assistant says "online" when it has started; some time by chance later, everything it needs is sent again.
/// </summary>
internal sealed class HomeAssistantBirth : IDisposable
{
    private readonly HomeAssistantOptions _options;
    private readonly Func<double> _random;
    private readonly ITimer _timer;

    /// <param name="options">Where it says so, and the longest delay.</param>
    /// <param name="renew">Sends everything again.</param>
    /// <param name="time">Measures the delay.</param>
    /// <param name="random">From 0 to 1.</param>
    public HomeAssistantBirth(HomeAssistantOptions options, Action renew, TimeProvider time, Func<double> random)
    {
        _options = options;
        _random = random;
        _timer = time.CreateTimer(_ => renew(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The topics to subscribe to.</summary>
    public IReadOnlyList<string> Topics => _options.Enabled ? [$"{_options.Prefix}/status"] : [];

    /// <param name="topic">Where it came.</param>
    /// <param name="payload">What came.</param>
    /// <param name="retained">Whether the broker had kept it: then it is no news, and what we sent is there already.</param>
    public void Accept(string topic, in ReadOnlySequence<byte> payload, bool retained)
    {
        if (Topics is [var status] && topic == status && !retained && payload.ToArray().AsSpan().SequenceEqual("online"u8))
            _timer.Change(_options.BirthDelay * _random(), Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();
}
