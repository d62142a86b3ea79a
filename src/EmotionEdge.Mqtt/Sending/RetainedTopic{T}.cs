namespace EmotionEdge.Mqtt.Sending;

/// <param name="topic">Where to.</param>
/// <param name="acknowledged">QoS 1 instead of 0.</param>
/// <param name="interval">The least time between two messages that are not urgent.</param>
/// <param name="isUrgent">Whether the second value must not wait, given that the first was the last one sent.</param>
/// <param name="write">Makes the payload of a value and a sequence number.</param>
/// <param name="time">Measures the interval.</param>
internal sealed class RetainedTopic<T>(
    string topic,
    bool acknowledged,
    TimeSpan interval,
    Func<T, T, bool> isUrgent,
    Func<T, long, byte[]> write,
    TimeProvider time) : RetainedTopic
{
    private T? _newest;
    private bool _hasValue;
    private T? _sent;
    private bool _hasSent;
    private long _sentAt;
    private bool _renewed;

    public void Set(T value)
    {
        _newest = value;
        _hasValue = true;
        Unsent = true;
    }

    public override void Renew()
    {
        Unsent = _renewed = _hasValue;
    }

    public override TimeSpan DueIn(long now)
    {
        if (_renewed || !_hasSent || isUrgent(_sent!, _newest!))
            return TimeSpan.Zero;

        var left = interval - time.GetElapsedTime(_sentAt, now);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public override OutgoingMessage Take(long now, long seq)
    {
        _sent = _newest;
        _hasSent = true;
        _sentAt = now;
        _renewed = false;
        Unsent = false;
        return new OutgoingMessage(topic, write(_newest!, seq), acknowledged, Retained: true) { Seq = seq };
    }
}
