namespace EmotionEdge.Devices;

/// <summary>A line to be drawn into a picture, in its pixels; may reach beyond it.</summary>
public readonly record struct PictureLine(int X1, int Y1, int X2, int Y2);
