namespace EmotionEdge.Devices;

/// <summary>Something to be drawn into a picture: a frame around a place and a line above it.</summary>
/// <param name="Left">In pixels of the picture, as are the others.</param>
/// <param name="Top">From above.</param>
/// <param name="Right">Not included.</param>
/// <param name="Bottom">Not included.</param>
/// <param name="Label">In ASCII: the font has nothing else.</param>
public readonly record struct PictureMark(int Left, int Top, int Right, int Bottom, string Label);
