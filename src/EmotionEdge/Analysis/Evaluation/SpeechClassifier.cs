using EmotionEdge.Audio.Speech;
using EmotionEdge.Core;
using EmotionEdge.Inference;

namespace EmotionEdge.Analysis;

/// <summary>Answers recordings of one utterance each, of which at most the first 10 s are heard; silence is Unknown.</summary>
internal sealed class SpeechClassifier(SpeechClipAnalyzer analyzer) : IItemClassifier
{
    private readonly ClipReader _clips = new(SpeechClipAnalyzer.MaximumSamples);

    public IReadOnlyList<string> Labels { get; } = [.. EmotionNames.All];

    public bool Classify(EvaluationItem item, Span<float> scores, CancellationToken cancellationToken)
    {
        if (analyzer.Analyze(_clips.Read(item.File!, cancellationToken)) is not { } emotion)
            return false;
        emotion.Scores.AsSpan().CopyTo(scores);
        return true;
    }
}
