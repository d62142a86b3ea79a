namespace EmotionEdge.Text.Joint;

/// <summary>A weighted sum.</summary>
/// <param name="Bias">What it is where all features are 0.</param>
/// <param name="Weights">One a feature.</param>
public sealed record LinearReading(float Bias, IReadOnlyList<float> Weights)
{
    /// <summary>The sum for these features.</summary>
    public float Of(ReadOnlySpan<float> features)
    {
        var sum = Bias;
        for (var i = 0; i < features.Length; i++)
            sum += Weights[i] * features[i];
        return sum;
    }
}
