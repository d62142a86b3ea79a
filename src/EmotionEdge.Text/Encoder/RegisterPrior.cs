using System.Numerics.Tensors;
using EmotionEdge.Core;
using EmotionEdge.Inference;

namespace EmotionEdge.Text.Encoder;

/// <summary>
/// How common each emotion is in text like this one. The network's scores assume that all are equally common, which no text
/// is: a comment is seldom of disgust, an account of the worst day of a life often. The network tells which of the kinds of
/// text that it was trained on (registers) this one is like; the answer is the mean of what it would be for each of them.
/// </summary>
/// <remarks>
/// After A. K. Menon et al., "Long-tail learning via logit adjustment" (ICLR 2021), summed over registers:
/// P(emotion | text) = sum of P(register | text) P(emotion | text, register).
/// </remarks>
internal sealed class RegisterPrior(IReadOnlyList<IReadOnlyList<float>> shares, float tau)
{
    private const float Least = 1e-30f;

    private readonly Calibration[] _registers =
        [.. shares.Select(row => new Calibration { LogitBias = [.. row.Select(share => tau * MathF.Log(share))] })];

    /// <summary>Turns logits free of a prior into the logarithms of the probabilities.</summary>
    /// <param name="register">Logarithms of the probabilities of the registers.</param>
    /// <param name="logits">Seven, changed in place.</param>
    public void Apply(ReadOnlySpan<float> register, Span<float> logits)
    {
        Span<float> one = stackalloc float[EmotionScores.Count];
        Span<float> all = stackalloc float[EmotionScores.Count];
        all.Clear();
        for (var i = 0; i < _registers.Length; i++)
        {
            _registers[i].Apply(logits, one);
            TensorPrimitives.MultiplyAdd(one, MathF.Exp(register[i]), all, all);
        }
        TensorPrimitives.Max(all, Least, all);
        TensorPrimitives.Log(all, logits);
    }
}
