using System.Numerics;
using EmotionEdge.Core.Media;
using EmotionEdge.Inference;
using EmotionEdge.Vision.Detection;

namespace EmotionEdge.Vision.Posture;

/// <summary>
/// Finds the key points of the person nearest the middle of a square with MoveNet lightning (Google, 2021) at 192x192: fp32 or
/// int8. Allocates nothing per look. Not thread-safe; the session stays the caller's.
/// </summary>
public sealed class PoseModel : IPoseModel
{
    private const string InputName = "input";
    private const string OutputName = "Identity";
    private const int Values = 3;

    private readonly ModelSession _session;
    private readonly LetterboxInput _input;
    private readonly int _side;

    /// <exception cref="ModelException">The session's model is not MoveNet, or the manifest does not say how the input is scaled.</exception>
    public PoseModel(ModelSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        _session = session;
        if (!session.InputNames.Contains(InputName) || !session.OutputNames.Contains(OutputName))
            throw Unfit($"not a pose network, which has an input {InputName} and an output {OutputName}");
        if (session.InputShape(InputName) is not [1, var side, var width, VideoFrame.Channels] || side != width)
            throw Unfit($"input {InputName} is [{string.Join(", ", session.InputShape(InputName).ToArray())}], [1, side, side, 3] is right");
        if (session.Output(OutputName).Length != Pose.Count * Values)
            throw Unfit($"output {OutputName} has {session.Output(OutputName).Length} numbers, {Pose.Count * Values} are right: y, x and score of each point");
        if (session.Model?.Inputs.FirstOrDefault(input => input.Name == InputName)?.Scaling is not { Mean: [var mean, ..], Std: [var deviation, ..] })
            throw Unfit($"the manifest does not say how the input {InputName} is scaled");

        _side = side;
        _input = new LetterboxInput(side, mean, deviation);
    }

    /// <inheritdoc/>
    public Pose Find(VideoFrame frame, in Box square)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var pose = default(Pose);
        if (Letterbox.OfSquare(square, frame.Width, frame.Height, _side) is not { } letterbox)
            return pose;

        _input.Write(frame, letterbox, _session.Input(InputName));
        _session.Run();
        var output = _session.Output(OutputName);
        for (var i = 0; i < Pose.Count; i++)
        {
            var at = new Vector2(output[(i * Values) + 1], output[i * Values]) * _side;
            pose[i] = new KeyPoint(letterbox.ToFrame(at), output[(i * Values) + 2]);
        }

        return pose;
    }

    private ModelException Unfit(string what) => new($"{_session.Path}: {what}. Install the models again, or correct the manifest.");
}
