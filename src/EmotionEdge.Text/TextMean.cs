using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Text;

/// <summary>The mean of the parts of a text, each counting by its quality and its length. Parts that were not read say nothing.</summary>
public sealed class TextMean
{
    private readonly float[] _scores = new float[EmotionScores.Count];
    private readonly EmbeddingMean _embedding = new();
    private double _weight;
    private double _length;
    private double _sentiment;
    private double _intensity;

    /// <param name="part">What a part says.</param>
    /// <param name="length">How long it is, in UTF-16 units.</param>
    public void Add(in TextResult part, int length)
    {
        if (!part.Known)
            return;

        var weight = (double)part.Quality * length;
        for (var i = 0; i < EmotionScores.Count; i++)
            _scores[i] += (float)weight * part.Scores[i];
        _embedding.Add(part.Embedding.AsSpan(), (float)weight);
        _weight += weight;
        _length += length;
        _sentiment += weight * part.Sentiment;
        _intensity += weight * part.Intensity;
    }

    /// <summary>The whole; not read where no part was.</summary>
    public TextResult Result() => _weight > 0
        ? new TextResult(
            TextState.Read,
            EmotionScores.FromWeights(_scores),
            (float)(_weight / _length),
            (float)(_sentiment / _weight),
            (float)(_intensity / _weight),
            false)
        {
            Embedding = _embedding.Mean(),
        }
        : TextResult.Unread(TextState.NoWords, false);
}
