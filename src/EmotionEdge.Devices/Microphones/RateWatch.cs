namespace EmotionEdge.Devices;

/// <summary>
/// Compares the samples that come with the clock. A device whose rate was changed underneath (another program, a Bluetooth profile) goes on
/// delivering, only too fast or too slow, and every spectrum behind it would be wrong.
/// </summary>
internal sealed class RateWatch(TimeProvider time, int sampleRate)
{
    private const double ShortestWindow = 5;
    private const double Tolerance = 1.25;

    private long _samples;
    private long? _began;
    private bool _suspect;

    /// <exception cref="IOException">Two windows of five seconds in a row had a quarter too many or too few samples.</exception>
    internal void Add(int samples)
    {
        var now = time.GetTimestamp();
        if (_began is not { } began)
        {
            _began = now;
            return;
        }

        _samples += samples;
        var seconds = time.GetElapsedTime(began, now).TotalSeconds;
        if (seconds < ShortestWindow)
            return;

        var rate = _samples / seconds;
        _began = now;
        _samples = 0;
        var isWrong = rate > sampleRate * Tolerance || rate < sampleRate / Tolerance;
        if (isWrong && _suspect)
            throw new IOException(FormattableString.Invariant($"delivers {rate:0} samples a second instead of {sampleRate}"));
        _suspect = isWrong;
    }
}
