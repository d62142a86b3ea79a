using System.Numerics;

namespace EmotionEdge.Vision.Detection;

/// <summary>
/// The 896 places at which BlazeFace looks for faces, as centres in fractions of the input: two a cell of a 16x16 grid,
/// then six a cell of an 8x8 grid, row by row (V. Bazarevsky et al., "BlazeFace: Sub-millisecond Neural Face Detection
/// on Mobile GPUs", 2019). All anchors of a cell are the same: boxes are given relative to the input's size.
/// </summary>
internal static class BlazeFaceAnchors
{
    public const int Count = FineCount + CoarseCount;
    public const int FineCount = 16 * 16 * 2;
    public const int CoarseCount = 8 * 8 * 6;

    public static Vector2[] Create()
    {
        var anchors = new Vector2[Count];
        FillGrid(anchors.AsSpan(0, FineCount), cells: 16, perCell: 2);
        FillGrid(anchors.AsSpan(FineCount), cells: 8, perCell: 6);
        return anchors;
    }

    private static void FillGrid(Span<Vector2> anchors, int cells, int perCell)
    {
        for (var i = 0; i < anchors.Length; i++)
        {
            var cell = i / perCell;
            anchors[i] = new Vector2((cell % cells) + 0.5f, (cell / cells) + 0.5f) / cells;
        }
    }
}
