using EmotionEdge.Audio.Sounds;
using EmotionEdge.Inference;

namespace EmotionEdge.Analysis;

/// <summary>Answers recordings of one sound each, of which at most the first 10 s are heard; silence is Other.</summary>
internal sealed class SoundClassifier(SoundClipAnalyzer analyzer) : IItemClassifier
{
    private readonly ClipReader _clips = new(SoundClipAnalyzer.MaximumSamples);

    public IReadOnlyList<string> Labels => SoundScores.Labels;

    public bool Classify(EvaluationItem item, Span<float> scores, CancellationToken cancellationToken)
    {
        analyzer.Analyze(_clips.Read(item.File!, cancellationToken), scores);
        return true;
    }
}
