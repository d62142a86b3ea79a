using System.Numerics;
using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision.Expression;

/// <summary>
/// Cuts faces out so that the eyes lie where the network's training faces have them: turned upright, scaled, grey, every
/// pixel the mean of what it covers, the frame's border repeated beyond it. Faces in profile are cut by their box.
/// </summary>
/// <param name="side">Width and height of the crop in pixels.</param>
/// <param name="leftEye">Where the eye on the left of the picture goes, as fractions of the crop.</param>
/// <param name="rightEye">Where the eye on the right of the picture goes.</param>
internal sealed class FaceAligner(int side, Vector2 leftEye, Vector2 rightEye)
{
    /// <summary>Points a side of a pixel: enough for every scale that the patch's reduction leaves.</summary>
    private const int MostPoints = 4;

    private readonly GreyPatch _patch = new();
    private readonly AreaResampler _resampler = new();

    public int Side => side;

    /// <summary>Fills <c>side * side</c> grey values, 0..255.</summary>
    public void Align(VideoFrame frame, in Face face, Span<float> crop)
    {
        var toFrame = CropToFrame(face);
        var scale = toFrame.Scale;
        // Half the scale: the patch's own smoothing must not be coarser than a pixel of the crop, or faces come out blurred.
        var factor = (int)Math.Clamp(scale / 2, 1, GreyPatch.MaxFactor);
        _patch.Load(frame, Bounds(toFrame, margin: factor), factor);
        Fill(toFrame, (int)Math.Clamp(MathF.Ceiling(scale / factor), 1, MostPoints), crop);
    }

    /// <summary>Takes a picture that is a face already: its centre square, squeezed to the crop's size.</summary>
    public void Squeeze(VideoFrame frame, Span<float> crop)
    {
        _resampler.Begin(frame, PixelArea.CentreSquare(frame), side, side);
        for (var y = 0; y < side; y++)
            Grey.FromPixels(_resampler.Row(y), crop.Slice(y * side, side));
    }

    /// <summary>From the crop's pixels (0..side) to the frame's.</summary>
    public Similarity CropToFrame(in Face face)
    {
        var eyes = new EyeGeometry(face);
        if (!eyes.IsProfile)
            return Similarity.Through(leftEye * side, eyes.Left, rightEye * side, eyes.Right);

        var box = face.Box;
        var step = EyeGeometry.FrontalEyeDistance * MathF.Max(1, box.Width) / ((rightEye - leftEye).Length() * side);
        var middle = new Vector2(box.CenterX, box.Top + (EyeGeometry.EyeHeight * box.Height));
        return new Similarity(new Vector2(step, 0), middle - ((leftEye + rightEye) / 2 * side * step));
    }

    /// <summary>Each pixel becomes the mean of so many points a side, spread evenly over it.</summary>
    private void Fill(in Similarity toFrame, int points, Span<float> crop)
    {
        var right = toFrame.Axis / points;
        var down = new Vector2(-right.Y, right.X);
        for (var i = 0; i < crop.Length; i++)
        {
            var row = toFrame.Apply(new Vector2(i % side, i / side)) + ((right + down) / 2);
            var sum = 0f;
            for (var y = 0; y < points; y++)
            {
                var point = row;
                for (var x = 0; x < points; x++)
                {
                    sum += _patch.At(point.X, point.Y);
                    point += right;
                }

                row += down;
            }

            crop[i] = sum / (points * points);
        }
    }

    private Box Bounds(in Similarity toFrame, float margin)
    {
        var corner1 = toFrame.Apply(Vector2.Zero);
        var corner2 = toFrame.Apply(new Vector2(side, 0));
        var corner3 = toFrame.Apply(new Vector2(0, side));
        var corner4 = toFrame.Apply(new Vector2(side, side));
        var least = Vector2.Min(Vector2.Min(corner1, corner2), Vector2.Min(corner3, corner4));
        var most = Vector2.Max(Vector2.Max(corner1, corner2), Vector2.Max(corner3, corner4));
        return new Box(least.X - margin, least.Y - margin, most.X + margin, most.Y + margin);
    }
}
