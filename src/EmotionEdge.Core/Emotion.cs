namespace EmotionEdge.Core;

/// <summary>
/// The seven emotions, in the order of every model output, JSON object and table of this project.
/// "Unknown" is not among them: it is the absence of a value (<see langword="null"/>).
/// </summary>
public enum Emotion
{
    Neutral,
    Happiness,
    Surprise,
    Sadness,
    Anger,
    Disgust,
    Fear,
}
