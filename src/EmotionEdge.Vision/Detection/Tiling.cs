namespace EmotionEdge.Vision.Detection;

/// <summary>Tiles along one side of a picture, evenly spaced and overlapping.</summary>
internal static class Tiling
{
    /// <summary>How many tiles of a length cover the whole when neighbours share at least a part of theirs.</summary>
    public static int Count(int length, int tile, double shared) => 1 + (int)Math.Ceiling((length - tile) / (tile * (1 - shared)));

    /// <summary>Where a tile begins; <paramref name="last"/> is where the last one does.</summary>
    public static int Start(int index, int count, int last) => count == 1 ? 0 : (int)((long)last * index / (count - 1));
}
