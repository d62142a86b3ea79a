using EmotionEdge.Core.Media;
using EmotionEdge.Inference;
using EmotionEdge.Vision.Detection;
using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision;

/// <summary>
/// Finds faces with BlazeFace's long-range model at 256x256 (V. Bazarevsky et al., "BlazeFace", 2019): fp32 or int8. It
/// sees faces from about 1/16 of the frame's longer side on. Allocates nothing per frame. Not thread-safe; the session
/// stays the caller's.
/// </summary>
public sealed class FaceDetector
{
    private readonly ModelSession _session;
    private readonly FaceDetectorOptions _options;
    private readonly string _inputName;
    private readonly BlazeFaceOutputs _outputs;
    private readonly LetterboxInput _input;
    private readonly BlazeFaceDecoder _decoder;
    private readonly WeightedSuppression _suppression = new(BlazeFaceAnchors.Count);
    private readonly FaceList _candidates = new(BlazeFaceAnchors.Count);
    private readonly FaceList _faces = new(BlazeFaceAnchors.Count);

    /// <exception cref="ModelException">The session's model is not BlazeFace at 256x256.</exception>
    public FaceDetector(ModelSession session, FaceDetectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(options);
        (_session, _options) = (session, options);
        _inputName = session.InputNames[0];
        var shape = session.InputShape(_inputName);
        if (shape is not [1, var side, var width, VideoFrame.Channels] || side != width)
        {
            throw new ModelException(
                $"{session.Path}: the input {_inputName} is [{string.Join(", ", shape.ToArray())}], BlazeFace takes [1, 256, 256, 3]. "
                + "Install the models again.");
        }

        _outputs = new BlazeFaceOutputs(session);
        _input = new LetterboxInput(side);
        _decoder = new BlazeFaceDecoder(side);
    }

    /// <summary>The faces of a frame of any size, surest first; valid until the next call.</summary>
    public ReadOnlySpan<Face> Detect(VideoFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Detect(frame, PixelArea.Whole(frame));
    }

    /// <summary>Looks at a part of a frame only; the faces come in the whole frame's pixels.</summary>
    internal ReadOnlySpan<Face> Detect(VideoFrame frame, PixelArea area)
    {
        var letterbox = _input.Write(frame, area, _session.Input(_inputName));
        _session.Run();
        _candidates.Clear();
        _decoder.Decode(
            _session.Output(_outputs.FineScores), _session.Output(_outputs.FineBoxes), 0, _options.Threshold, letterbox, _candidates);
        _decoder.Decode(
            _session.Output(_outputs.CoarseScores),
            _session.Output(_outputs.CoarseBoxes),
            BlazeFaceAnchors.FineCount,
            _options.Threshold,
            letterbox,
            _candidates);
        _faces.Clear();
        _suppression.Apply(_candidates.Faces, _options.Overlap, _faces);
        return _faces.Faces;
    }
}
