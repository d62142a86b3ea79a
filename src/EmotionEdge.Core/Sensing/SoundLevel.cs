namespace EmotionEdge.Core.Sensing;

/// <summary>How a second of sound was; for the technician who sets the gain.</summary>
/// <param name="Number">Counts the seconds of one stream, from 1.</param>
/// <param name="Peak">Largest magnitude, 0 to 1 (above 1 where a file is louder than full scale).</param>
/// <param name="RmsDbfs">
/// Root mean square around the mean in decibels below full scale (a square wave of full scale has 0); -120 for silence.
/// </param>
/// <param name="ClippedShare">Share of the samples at full scale, 0 to 1. More than 0.001 is audible: turn the gain down.</param>
/// <param name="Offset">The mean of the samples, -1 to 1.</param>
/// <param name="HumShare">Share of the power at 50 or 60 Hz, whichever is more, and its next two multiples, 0 to 1.</param>
public readonly record struct SoundLevel(long Number, double Peak, double RmsDbfs, double ClippedShare, double Offset, double HumShare)
{
    /// <summary>Less than half a step of a 16-bit device: no converter that hears anything is so quiet.</summary>
    private const double NothingDbfs = -96;

    private const double AudiblyClipped = 0.001;

    /// <summary>With no peak above this, nothing was loud enough to tell whether it would be clipped.</summary>
    private const double LoudPeak = 0.1;

    /// <summary>Hum that is quieter than this disturbs nobody.</summary>
    private const double LoudHumDbfs = -50;

    /// <summary>Speech below this is lost in the noise of usual devices; above the second, it is no longer too weak.</summary>
    private const double WeakSpeechDbfs = -45;
    private const double StrongSpeechDbfs = -40;

    /// <summary>A room with people in it is seldom quieter than this for long.</summary>
    private const double WeakRoomDbfs = -65;

    /// <summary>What the second says about a hint by itself.</summary>
    public HintVerdict VerdictOn(SensorHint hint) => hint switch
    {
        SensorHint.Silent => When(RmsDbfs < NothingDbfs, RmsDbfs >= NothingDbfs),
        SensorHint.Clipping => When(ClippedShare > AudiblyClipped, ClippedShare == 0 && Peak > LoudPeak),
        SensorHint.Offset => When(Math.Abs(Offset) > 0.02, Math.Abs(Offset) < 0.01),
        SensorHint.Hum => When(HumShare > 0.5 && RmsDbfs > LoudHumDbfs, HumShare < 0.3 || RmsDbfs < LoudHumDbfs),
        _ => HintVerdict.Open,
    };

    /// <summary>What an utterance whose loud parts are this loud says about <see cref="SensorHint.Quiet"/>.</summary>
    public static HintVerdict OfSpeech(double dbfs) => When(dbfs < WeakSpeechDbfs, dbfs > StrongSpeechDbfs);

    /// <summary>What a second without speech says about <see cref="SensorHint.Quiet"/> while somebody is there.</summary>
    public HintVerdict OfPresence() => When(RmsDbfs < WeakRoomDbfs, false);

    private static HintVerdict When(bool bad, bool good) => bad ? HintVerdict.Bad : good ? HintVerdict.Good : HintVerdict.Open;
}
