using EmotionEdge.Core;

namespace EmotionEdge.Analysis;

/// <summary>A face of a picture, or one that was followed through a video.</summary>
/// <param name="Track">Of a video: its number, from 1.</param>
/// <param name="Start">Of a video: when it was first seen clearly, in seconds.</param>
/// <param name="End">Of a video: when it was last seen, in seconds.</param>
/// <param name="Box">Left, top, width and height in pixels; in a video, those of its best moment.</param>
/// <param name="Quality">0..1.</param>
/// <param name="Dominant">An emotion or Unknown.</param>
/// <param name="Confidence">Probability of the dominant emotion; 0 for Unknown.</param>
/// <param name="Scores">The seven; in a video, their mean weighted by quality.</param>
/// <param name="Posture">Of a picture, where posture is on and the body was found.</param>
internal sealed record FaceResult(
    int? Track,
    double? Start,
    double? End,
    IReadOnlyList<int> Box,
    double Quality,
    string Dominant,
    double Confidence,
    EmotionScores Scores,
    FacePosture? Posture = null);
