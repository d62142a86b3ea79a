using EmotionEdge.Core;

namespace EmotionEdge.Text;

/// <summary>The mean of a text's passages, each counting by its quality and its length.</summary>
internal sealed class PassageMean
{
    private readonly float[] _scores = new float[EmotionScores.Count];
    private float _weight;
    private float _length;
    private float _sentiment;
    private float _intensity;

    public void Add(in TextResult passage, int length)
    {
        var weight = passage.Quality * length;
        for (var i = 0; i < EmotionScores.Count; i++)
            _scores[i] += weight * passage.Scores[i];
        _weight += weight;
        _length += length;
        _sentiment += weight * passage.Sentiment;
        _intensity += weight * passage.Intensity;
    }

    public TextResult Result() => _weight > 0
        ? new TextResult(TextState.Read, EmotionScores.FromWeights(_scores), _weight / _length, _sentiment / _weight, _intensity / _weight, false)
        : TextResult.Unread(TextState.NoWords, false);
}
