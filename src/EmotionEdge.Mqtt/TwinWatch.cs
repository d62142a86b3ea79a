namespace EmotionEdge.Mqtt;

/// <summary>
/// Notices that another device connects with our id: the broker says so (MQTT 5), or it ends one connection after the
/// other as soon as it stands (a broker lets the last one in and puts the other out).
/// </summary>
internal sealed class TwinWatch(string deviceId, TimeProvider time)
{
    private const int Suspicious = 3;

    /// <summary>What lasts so long is no sign of a twin.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);

    /// <summary>A twin that was not noticed for so long is gone.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private int _shortOnes;
    private long? _noticedAt;
    private bool _isCertain;

    /// <summary>For people; <see langword="null"/> when there is no sign of one.</summary>
    public string? Problem
    {
        get
        {
            lock (_gate)
            {
                if (_noticedAt is not { } noticed || time.GetElapsedTime(noticed) >= Memory)
                    return null;
                return _isCertain
                    ? $"Another device connects to the MQTT broker as '{deviceId}' and puts this one out: give each its own mqtt.deviceId."
                    : $"The MQTT broker ends every connection after a moment: perhaps another device is named '{deviceId}', too; give each its own mqtt.deviceId.";
            }
        }
    }

    /// <summary>A connection that stood has ended.</summary>
    /// <param name="lasted">For how long it stood.</param>
    /// <param name="takenOver">Whether the broker said that another one took its place.</param>
    /// <returns>Whether a twin is to be blamed.</returns>
    public bool Ended(TimeSpan lasted, bool takenOver)
    {
        lock (_gate)
        {
            _shortOnes = lasted < Short ? _shortOnes + 1 : 0;
            if (!takenOver && _shortOnes < Suspicious)
                return false;

            _noticedAt = time.GetTimestamp();
            _isCertain = takenOver;
            return true;
        }
    }
}
