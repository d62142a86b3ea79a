using EmotionEdge.Core;
using EmotionEdge.Core.Sensing;

namespace EmotionEdge.Analysis;

/// <summary>What <c>analyze --json</c> prints of a file. Other people's scripts read it: names and order are fixed.</summary>
/// <param name="File">The file as it was named; <c>-</c> for standard input.</param>
/// <param name="Kind">image, video, audio or text.</param>
/// <param name="Dominant">An emotion or Unknown.</param>
/// <param name="Confidence">Probability of the dominant emotion; 0 for Unknown.</param>
/// <param name="Valence">-1..1.</param>
/// <param name="Arousal">0..1.</param>
/// <param name="Scores">The seven; uniform where nothing was sensed.</param>
/// <param name="Faces">Of images and videos.</param>
/// <param name="Timeline">Of videos and audio files, by start.</param>
/// <param name="Text">Of texts.</param>
/// <param name="Posture">Of videos where posture is on, by start.</param>
/// <param name="Hints">
/// Of images, videos and audio files: what makes them hard to read; left out where nothing does.
/// </param>
/// <param name="Voice">Of videos and audio files with speech.</param>
internal sealed record AnalysisResult(
    string File,
    string Kind,
    string Dominant,
    double Confidence,
    double Valence,
    double Arousal,
    EmotionScores Scores,
    IReadOnlyList<FaceResult>? Faces = null,
    IReadOnlyList<TimelineEntry>? Timeline = null,
    TextDetails? Text = null,
    IReadOnlyList<PostureEntry>? Posture = null,
    IReadOnlyList<SensorHint>? Hints = null,
    VoiceResult? Voice = null)
{
    public static AnalysisResult Of(
        string file,
        string kind,
        in Estimate estimate,
        IReadOnlyList<FaceResult>? faces = null,
        IReadOnlyList<TimelineEntry>? timeline = null,
        HintTally? hints = null,
        VoiceResult? voice = null) => new(
            file,
            kind,
            estimate.Dominant.NameOrUnknown(),
            estimate.Confidence,
            estimate.Affect.Valence,
            estimate.Affect.Arousal,
            estimate.Scores,
            faces,
            timeline,
            Hints: hints?.Hints() is { Count: > 0 } found ? found : null,
            Voice: voice);
}
