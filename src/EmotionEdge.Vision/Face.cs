namespace EmotionEdge.Vision;

/// <summary>One face in one frame.</summary>
/// <param name="Box">From eyebrows to chin, nearly square, in frame pixels.</param>
/// <param name="Landmarks">Eyes, nose tip, mouth and ears in frame pixels.</param>
/// <param name="Score">How sure the detector is, 0..1.</param>
public readonly record struct Face(Box Box, Landmarks Landmarks, float Score);
