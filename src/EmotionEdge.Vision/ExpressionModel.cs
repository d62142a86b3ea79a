using System.Numerics;
using System.Numerics.Tensors;
using EmotionEdge.Core;
using EmotionEdge.Core.Media;
using EmotionEdge.Inference;
using EmotionEdge.Vision.Expression;

namespace EmotionEdge.Vision;

/// <summary>
/// Classifies the expression of single faces: cuts the face out as the manifest's alignment says, scales it, runs the
/// network and calibrates. Allocates nothing per face. Not thread-safe; the session stays the caller's.
/// </summary>
public sealed class ExpressionModel : IExpressionModel
{
    /// <summary>The network's input: one grey face of 48x48.</summary>
    public const string InputName = "face";

    private const string LogitsName = "logits";
    private const string EmbeddingName = "embedding";

    private readonly ModelSession _session;
    private readonly FaceAligner _aligner;
    private readonly float[] _crop;
    private readonly float _mean;
    private readonly float _deviation;

    /// <param name="session">Opened by a model store, input [1, 1, side, side].</param>
    /// <exception cref="ModelException">The manifest lacks the alignment or scaling, or the shapes are others.</exception>
    public ExpressionModel(ModelSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        _session = session;
        if (!session.InputNames.Contains(InputName) || !session.OutputNames.Contains(LogitsName) || !session.OutputNames.Contains(EmbeddingName))
            throw Unfit($"not an expression network, which has an input {InputName} and outputs {LogitsName} and {EmbeddingName}");

        var shape = session.InputShape(InputName);
        if (shape is not [1, 1, var side, var width] || side != width)
            throw Unfit($"input {InputName} is [{string.Join(", ", shape.ToArray())}], [1, 1, side, side] is right");
        if (session.Output(LogitsName).Length != EmotionScores.Count)
            throw Unfit($"output {LogitsName} has {session.Output(LogitsName).Length} numbers, {EmotionScores.Count} are right: one an emotion");
        if (session.Model?.Alignment is not { } eyes)
            throw Unfit("the manifest does not say where the eyes belong (alignment)");
        if (session.Model.Inputs.FirstOrDefault(input => input.Name == InputName)?.Scaling is not { Mean: [var mean], Std: [var deviation] })
            throw Unfit($"the manifest does not say how the input {InputName} is scaled (one mean, one std)");

        (_mean, _deviation) = (mean, deviation);
        _aligner = new FaceAligner(
            side, new Vector2(eyes.LeftEye[0], eyes.LeftEye[1]), new Vector2(eyes.RightEye[0], eyes.RightEye[1]));
        _crop = new float[side * side];
    }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Embedding => _session.Output(EmbeddingName);

    /// <summary>The last face as the network saw it: side * side grey values, 0..255, row by row.</summary>
    public ReadOnlySpan<float> Crop => _crop;

    /// <summary>The width and height of a face as the network sees it.</summary>
    public int Side => _aligner.Side;

    /// <inheritdoc/>
    public FaceExpression Classify(VideoFrame frame, in Face face)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _aligner.Align(frame, face, _crop);
        ReadCrop();
        return new FaceExpression(Calibrated(_session.Output(LogitsName)), FaceQuality.Measure(face, _crop, Side));
    }

    /// <summary>
    /// As <see cref="Classify"/>, for a picture that will not be followed by another: the face is read a second time as a mirror
    /// shows it, and the logits are averaged (test-time augmentation). Takes twice as long.
    /// </summary>
    public FaceExpression ClassifyStill(VideoFrame frame, in Face face)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _aligner.Align(frame, face, _crop);
        return new FaceExpression(ReadCropTwice(), FaceQuality.Measure(face, _crop, Side));
    }

    /// <summary>
    /// As <see cref="ClassifyStill"/>, of a picture that is one face already cut out, as those of FER+: its centre square is
    /// squeezed to the input's size.
    /// </summary>
    public EmotionScores ClassifyAligned(VideoFrame picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        _aligner.Squeeze(picture, _crop);
        return ReadCropTwice();
    }

    private void ReadCrop()
    {
        var input = _session.Input(InputName);
        TensorPrimitives.Subtract(_crop, _mean, input);
        TensorPrimitives.Divide(input, _deviation, input);
        _session.Run();
    }

    private EmotionScores ReadCropTwice()
    {
        ReadCrop();
        Span<float> logits = stackalloc float[EmotionScores.Count];
        _session.Output(LogitsName).CopyTo(logits);

        var input = _session.Input(InputName);
        for (var row = 0; row < Side; row++)
            input.Slice(row * Side, Side).Reverse();
        _session.Run();
        TensorPrimitives.Add(logits, _session.Output(LogitsName), logits);
        TensorPrimitives.Multiply(logits, 0.5f, logits);
        return Calibrated(logits);
    }

    private EmotionScores Calibrated(ReadOnlySpan<float> logits)
    {
        Span<float> probabilities = stackalloc float[EmotionScores.Count];
        _session.Calibration.Apply(logits, probabilities);
        return EmotionScores.FromWeights(probabilities);
    }

    private ModelException Unfit(string what) => new($"{_session.Path}: {what}. Install the models again, or correct the manifest.");
}
