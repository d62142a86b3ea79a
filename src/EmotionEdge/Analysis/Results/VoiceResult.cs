using EmotionEdge.Audio.Features;

namespace EmotionEdge.Analysis;

/// <summary>How the voices of a recording sound, all together.</summary>
/// <param name="Seconds">How long there is a voice.</param>
/// <param name="PitchHertz">Mean pitch.</param>
/// <param name="PitchDeviation">Its standard deviation in semitones.</param>
/// <param name="LevelDbfs">Mean intensity in decibels below full scale.</param>
/// <param name="SyllablesPerSecond">Of the time spoken, pauses left out.</param>
/// <param name="Jitter">Mean difference of neighbouring periods by their mean.</param>
internal sealed record VoiceResult(
    double Seconds, double PitchHertz, double PitchDeviation, double LevelDbfs, double SyllablesPerSecond, double Jitter)
{
    /// <summary><see langword="null"/> where there is no voice, or too little to say anything of it.</summary>
    public static VoiceResult? Of(ProsodySummary summary, in VoicePerturbation perturbation) => summary.VoicedSeconds < 0.2
        ? null
        : new VoiceResult(
            summary.VoicedSeconds,
            summary.PitchHertz,
            summary.PitchDeviation,
            summary.LevelDbfs,
            summary.SyllablesPerSecond,
            perturbation.Jitter);
}
