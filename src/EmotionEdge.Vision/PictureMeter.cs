using EmotionEdge.Core.Media;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision;

/// <summary>
/// Measures how a picture is lit and focused, from some ten thousand of its pixels whatever its size. Allocates nothing.
/// Not thread-safe.
/// </summary>
public sealed class PictureMeter
{
    private const int Columns = 32;
    private const int Rows = 24;

    /// <summary>A cell's grey is the mean of so many pixels squared, so that noise does not count as contrast.</summary>
    private const int PixelsPerCell = 4;

    private const float Burnt = 248;

    /// <summary>The width for which <see cref="PictureLook.Sharpness"/> is defined, and the farther distance of it.</summary>
    private const int SharpnessWidth = 640;
    private const int FarDistance = 8;

    /// <summary>A face of less has too few pixels to tell its focus (<see cref="FaceQuality.Size"/>).</summary>
    private const float TellingSize = 0.6f;

    private float[] _line = [];
    private long _number;

    /// <summary>Looks at a frame of moving pictures.</summary>
    public PictureLook Measure(VideoFrame frame, ReadOnlySpan<FaceTrack> faces)
    {
        var look = Measure(frame);
        foreach (var track in faces)
        {
            if (track.IsConfirmed && track.IsVisible)
                look = With(look, frame, track.Face.Box, track.Scores is null ? null : track.Quality);
        }

        return look;
    }

    /// <summary>Looks at a single picture.</summary>
    public PictureLook Measure(VideoFrame frame, IReadOnlyList<ImageFace> faces)
    {
        ArgumentNullException.ThrowIfNull(faces);
        var look = Measure(frame);
        foreach (var face in faces)
            look = With(look, frame, face.Face.Box, face.Expression.Quality);
        return look;
    }

    private PictureLook Measure(VideoFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentOutOfRangeException.ThrowIfLessThan(frame.Width, 1, nameof(frame));
        double sum = 0, squares = 0;
        var burnt = 0;
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var grey = GreyAt(frame, frame.Width * column / Columns, frame.Height * row / Rows);
                sum += grey;
                squares += grey * grey;
                burnt += grey >= Burnt ? 1 : 0;
            }
        }

        const double Cells = Columns * Rows;
        var mean = sum / Cells;
        var contrast = Math.Sqrt(Math.Max(0, (squares / Cells) - (mean * mean)));
        return new PictureLook(++_number, mean, contrast, burnt / Cells, SharpnessOf(frame));
    }

    private static PictureLook With(in PictureLook look, VideoFrame frame, in Box box, FaceQuality? quality) => look with
    {
        Faces = look.Faces + 1,
        FaceBrightness = Math.Max(look.FaceBrightness, BrightnessOf(frame, box)),
        FaceSharpness = quality is { Size: >= TellingSize } clear ? Math.Max(look.FaceSharpness ?? 0, clear.Sharpness) : look.FaceSharpness,
    };

    /// <summary>Mean grey of the middle of a face, where there is neither hair nor background.</summary>
    private static double BrightnessOf(VideoFrame frame, in Box box)
    {
        const int Points = 8;
        double sum = 0;
        for (var i = 0; i < Points * Points; i++)
        {
            var x = box.Left + (box.Width * (0.25f + (0.5f * (i % Points) / Points)));
            var y = box.Top + (box.Height * (0.25f + (0.5f * (i / Points) / Points)));
            sum += Grey.Of256(Pixel(frame, (int)Math.Clamp(x, 0, frame.Width - 1), (int)Math.Clamp(y, 0, frame.Height - 1)));
        }

        return sum / (256.0 * Points * Points);
    }

    private static float GreyAt(VideoFrame frame, int left, int top)
    {
        var sum = 0u;
        for (var i = 0; i < PixelsPerCell * PixelsPerCell; i++)
        {
            var x = Math.Min(left + (i % PixelsPerCell), frame.Width - 1);
            var y = Math.Min(top + (i / PixelsPerCell), frame.Height - 1);
            sum += Grey.Of256(Pixel(frame, x, y));
        }

        return sum / (256f * PixelsPerCell * PixelsPerCell);
    }

    private double SharpnessOf(VideoFrame frame)
    {
        var near = Math.Max(1, frame.Width / SharpnessWidth);
        var far = near * FarDistance;
        if (frame.Width <= far)
            return 0;

        if (_line.Length < frame.Width)
            _line = new float[frame.Width];
        double nearSquares = 0, farSquares = 0;
        for (var row = 0; row < Rows; row++)
        {
            LoadLine(frame, frame.Height * row / Rows);
            for (var x = far; x < frame.Width; x++)
            {
                var toNear = _line[x] - _line[x - near];
                var toFar = _line[x] - _line[x - far];
                nearSquares += toNear * toNear;
                farSquares += toFar * toFar;
            }
        }

        return farSquares > 0 ? nearSquares / farSquares : 0;
    }

    /// <summary>The mean of some rows: edges stay, noise does not.</summary>
    private void LoadLine(VideoFrame frame, int top)
    {
        var line = _line.AsSpan(0, frame.Width);
        line.Clear();
        for (var i = 0; i < PixelsPerCell; i++)
        {
            var pixels = frame.Row(Math.Min(top + i, frame.Height - 1));
            for (var x = 0; x < line.Length; x++)
                line[x] += Grey.Of256(pixels.Slice(x * VideoFrame.Channels, VideoFrame.Channels));
        }
    }

    private static ReadOnlySpan<byte> Pixel(VideoFrame frame, int x, int y) =>
        frame.Row(y).Slice(x * VideoFrame.Channels, VideoFrame.Channels);
}
