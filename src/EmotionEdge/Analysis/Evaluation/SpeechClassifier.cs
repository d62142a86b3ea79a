using EmotionEdge.Audio.Speech;
using EmotionEdge.Core;
using EmotionEdge.Devices;
using EmotionEdge.Inference;

namespace EmotionEdge.Analysis;

/// <summary>Answers recordings of one utterance each, of which at most the first 10 s are heard; silence is Unknown.</summary>
internal sealed class SpeechClassifier(SpeechClipAnalyzer analyzer) : IItemClassifier
{
    private readonly float[] _samples = new float[SpeechClipAnalyzer.MaximumSamples];

    public IReadOnlyList<string> Labels { get; } = [.. EmotionNames.All];

    public bool Classify(EvaluationItem item, Span<float> scores, CancellationToken cancellationToken)
    {
        var clip = _samples.AsSpan(0, Load(item.File!, cancellationToken));
        if (analyzer.Analyze(clip) is not { } emotion)
            return false;
        emotion.Scores.AsSpan().CopyTo(scores);
        return true;
    }

    private int Load(string file, CancellationToken cancellationToken)
    {
        try
        {
            using var sound = SoundFile.Open(file, cancellationToken);
            var filled = 0;
            while (filled < _samples.Length && sound.Read(_samples.AsSpan(filled)) is > 0 and var count)
                filled += count;
            return filled;
        }
        catch (MediaException exception)
        {
            throw new ItemUnreadableException(exception.Message, exception);
        }
    }
}
