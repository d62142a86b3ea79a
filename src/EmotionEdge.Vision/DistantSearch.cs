using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Detection;
using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision;

/// <summary>
/// Searches the frames of a camera or film: each as a whole, and as many parts of it enlarged as it is told. The parts go
/// round through the frame, so that within some seconds every face of at least 16 pixels is found. A
/// face found that way must be found again in another cut before it counts; then it is looked at in turn, and between two
/// looks counts as still there. Allocates nothing per frame. Not thread-safe.
/// </summary>
public sealed class DistantSearch(FaceDetector detector) : IFaceDetector
{
    /// <summary>The most faces far away that are kept in mind.</summary>
    private const int Capacity = 16;

    /// <summary>A part's side in parts of the frame's longer side.</summary>
    private const double Part = 3 / 8d;

    /// <summary>Neighbouring parts share this much of theirs, so that a face that one cuts is whole in the other.</summary>
    private const double Shared = 0.25;

    /// <summary>From this part of the frame's longer side on the whole search sees a face for itself.</summary>
    private const float FairSize = 1 / 8f;

    /// <summary>With fewer pixels across, a face says nothing (<see cref="FaceQuality.Size"/> is 0).</summary>
    private const float LeastWidth = 16;

    /// <summary>A face of which this part lies in another is that one; boxes of small faces waver by some pixels.</summary>
    private const float SameFace = 0.3f;

    /// <summary>A face is looked at again with this many times its width around it.</summary>
    private const float Surroundings = 8;

    /// <summary>Looks that must have found a face before it counts: what looks like a face in one cut seldom does in two.</summary>
    private const int CountsAfter = 2;

    /// <summary>A face far away that was looked for in vain this often in a row is gone.</summary>
    private const int GivenUpAfter = 2;

    /// <summary>And so is one that nobody had time to look for during this many searches.</summary>
    private const int ForgottenAfter = 10;

    private readonly FaceList _faces = new(BlazeFaceAnchors.Count + Capacity);
    private readonly Distant[] _distant = new Distant[Capacity];
    private int _known;
    private int _next;
    private bool _again;
    private (int Width, int Height) _size;

    /// <inheritdoc/>
    public ReadOnlySpan<Face> Detect(VideoFrame frame, int closerLooks)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (_size != (frame.Width, frame.Height))
            (_size, _known, _next) = ((frame.Width, frame.Height), 0, 0);

        _faces.Clear();
        foreach (ref readonly var face in detector.Detect(frame))
            _faces.Add(face);
        for (var i = _known - 1; i >= 0; i--)
        {
            if (IsKnown(_distant[i].Face, _faces.Faces) || ++_distant[i].Age > ForgottenAfter)
                Forget(i);
        }

        for (var i = 0; i < closerLooks; i++)
            LookCloser(frame);
        for (var i = 0; i < _known; i++)
        {
            if (_distant[i].Found >= CountsAfter)
                _faces.Add(_distant[i].Face);
        }

        return _faces.Faces;
    }

    /// <summary>In turn the face not looked at for longest, and the next part.</summary>
    private void LookCloser(VideoFrame frame)
    {
        _again = !_again && _known > 0;
        if (_again && Oldest() is var oldest && _distant[oldest].Age > 0)
            LookAgain(frame, oldest);
        else
            SearchPart(frame, NextPart(frame));
    }

    private void LookAgain(VideoFrame frame, int index)
    {
        var box = _distant[index].Face.Box;
        _distant[index].Age = 0;
        _distant[index].Missed++;
        SearchPart(frame, Around(frame, box));
        // What the search found it has marked as found again.
        if (_distant[index].Missed >= GivenUpAfter)
            Forget(index);
    }

    private void SearchPart(VideoFrame frame, PixelArea part)
    {
        var fair = FairSize * Math.Max(frame.Width, frame.Height);
        foreach (ref readonly var face in detector.Detect(frame, part))
        {
            if (face.Box.Width >= LeastWidth && face.Box.Width < fair && !part.Cuts(face.Box, frame) && !IsKnown(face, _faces.Faces))
                Remember(face);
        }
    }

    private void Remember(in Face face)
    {
        for (var i = 0; i < _known; i++)
        {
            if (IsSame(_distant[i].Face.Box, face.Box))
            {
                _distant[i] = new Distant { Face = face, Found = _distant[i].Found + 1 };
                return;
            }
        }

        if (_known < Capacity)
            _distant[_known++] = new Distant { Face = face, Found = 1 };
    }

    /// <summary>The last takes its place; its index is given to another, so call this last.</summary>
    private void Forget(int index) => _distant[index] = _distant[--_known];

    private int Oldest()
    {
        var oldest = 0;
        for (var i = 1; i < _known; i++)
        {
            if (_distant[i].Age > _distant[oldest].Age)
                oldest = i;
        }

        return oldest;
    }

    private PixelArea NextPart(VideoFrame frame)
    {
        var side = Math.Max(1, (int)(Part * Math.Max(frame.Width, frame.Height)));
        var (width, height) = (Math.Min(side, frame.Width), Math.Min(side, frame.Height));
        var columns = Tiling.Count(frame.Width, width, Shared);
        var rows = Tiling.Count(frame.Height, height, Shared);
        var (row, column) = Math.DivRem(_next++ % (columns * rows), columns);
        return new PixelArea(Tiling.Start(column, columns, frame.Width - width), Tiling.Start(row, rows, frame.Height - height), width, height);
    }

    private static PixelArea Around(VideoFrame frame, in Box box)
    {
        var side = (int)Math.Max(1, Surroundings * box.Width);
        var (width, height) = (Math.Min(side, frame.Width), Math.Min(side, frame.Height));
        var x = Math.Clamp((int)box.CenterX - (width / 2), 0, frame.Width - width);
        var y = Math.Clamp((int)box.CenterY - (height / 2), 0, frame.Height - height);
        return new PixelArea(x, y, width, height);
    }

    private static bool IsKnown(in Face face, ReadOnlySpan<Face> faces)
    {
        foreach (ref readonly var other in faces)
        {
            if (IsSame(other.Box, face.Box))
                return true;
        }

        return false;
    }

    private static bool IsSame(in Box a, in Box b) => a.Intersection(b).Area > SameFace * Math.Min(a.Area, b.Area);

    /// <summary>A face far away, how many looks found it, the searches since the last look, and looks in vain in a row.</summary>
    private struct Distant
    {
        public Face Face;
        public int Found;
        public int Age;
        public int Missed;
    }
}
