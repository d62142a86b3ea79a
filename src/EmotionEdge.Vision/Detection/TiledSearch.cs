using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision.Detection;

/// <summary>
/// Finds small faces in large pictures: searches the whole picture, then tiles of half its longer side, of a quarter, and
/// so on, so that what is too small for one search is large enough for the next.
/// </summary>
internal sealed class TiledSearch(FaceDetector detector)
{
    /// <summary>Tiles do not get smaller than this; the detector sees their faces from about 32 pixels on.</summary>
    private const int LeastTile = 512;

    /// <summary>Neighbouring tiles share this part, so that a face that one cuts is whole in the other.</summary>
    private const double Shared = 0.25;

    /// <summary>
    /// A face of which this part lies in a face found before is that face again: an intersection over union would miss
    /// a small box inside a large one.
    /// </summary>
    private const float SameFace = 0.5f;

    /// <summary>
    /// From this score on a face is believed anywhere. With less it must be of a fair size in the whole picture: tiles show
    /// things larger than anybody would look at them, and some of those look a little like a face.
    /// </summary>
    private const float SureScore = 0.65f;

    /// <summary>Below this part of the searched side the detector is out of its range, and tiles see the face better.</summary>
    private const float FairSize = 1 / 16f;

    private readonly List<Face> _found = [];
    private int _whole;
    private float _fairWidth;

    /// <summary>The faces of a picture, surest first; valid until the next call.</summary>
    public IReadOnlyList<Face> Search(VideoFrame picture)
    {
        _found.Clear();
        _whole = 0;
        var longer = Math.Max(picture.Width, picture.Height);
        SearchTile(picture, PixelArea.Whole(picture), fairWidth: longer / 2 < LeastTile ? 0 : FairSize * longer);
        _whole = _found.Count;
        _fairWidth = FairSize * longer;
        for (var tile = longer / 2; tile >= LeastTile; tile /= 2)
            SearchLevel(picture, tile);
        _found.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        return _found;
    }

    private void SearchLevel(VideoFrame picture, int tile)
    {
        var width = Math.Min(tile, picture.Width);
        var height = Math.Min(tile, picture.Height);
        var columns = Tiling.Count(picture.Width, width, Shared);
        var rows = Tiling.Count(picture.Height, height, Shared);
        for (var i = 0; i < columns * rows; i++)
        {
            var x = Tiling.Start(i % columns, columns, picture.Width - width);
            var y = Tiling.Start(i / columns, rows, picture.Height - height);
            SearchTile(picture, new PixelArea(x, y, width, height), fairWidth: float.PositiveInfinity);
        }
    }

    private void SearchTile(VideoFrame picture, PixelArea tile, float fairWidth)
    {
        foreach (ref readonly var face in detector.Detect(picture, tile))
        {
            if ((face.Score >= SureScore || face.Box.Width >= fairWidth) && !tile.Cuts(face.Box, picture))
                Add(face);
        }
    }

    private void Add(in Face face)
    {
        for (var i = 0; i < _found.Count; i++)
        {
            var box = _found[i].Box;
            if (box.Intersection(face.Box).Area <= SameFace * Math.Min(box.Area, face.Box.Area))
                continue;
            // A tile may see part of a large face and be surer of it; the whole picture saw the whole face.
            if (face.Score > _found[i].Score && !(i < _whole && box.Width >= _fairWidth))
                _found[i] = face;
            return;
        }

        _found.Add(face);
    }
}
