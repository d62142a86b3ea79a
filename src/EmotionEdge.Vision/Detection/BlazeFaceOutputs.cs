using EmotionEdge.Inference;

namespace EmotionEdge.Vision.Detection;

/// <summary>
/// The names of BlazeFace's four outputs. They are told apart by their sizes, for conversions of the model name them
/// differently.
/// </summary>
internal sealed class BlazeFaceOutputs
{
    public BlazeFaceOutputs(ModelSession session)
    {
        FineScores = NameOf(session, BlazeFaceAnchors.FineCount);
        CoarseScores = NameOf(session, BlazeFaceAnchors.CoarseCount);
        FineBoxes = NameOf(session, BlazeFaceAnchors.FineCount * BlazeFaceDecoder.Values);
        CoarseBoxes = NameOf(session, BlazeFaceAnchors.CoarseCount * BlazeFaceDecoder.Values);
    }

    public string FineScores { get; }

    public string CoarseScores { get; }

    public string FineBoxes { get; }

    public string CoarseBoxes { get; }

    private static string NameOf(ModelSession session, int size) =>
        session.OutputNames.FirstOrDefault(name => session.Output(name).Length == size)
        ?? throw new ModelException(
            $"{session.Path}: none of the outputs {string.Join(", ", session.OutputNames)} has {size} numbers, so this is not BlazeFace for "
            + "256x256 pixels. Install the models again.");
}
