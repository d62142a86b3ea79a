using System.Numerics.Tensors;
using EmotionEdge.Core;

namespace EmotionEdge.Text.Encoder;

/// <summary>
/// How common each emotion is in text like this one. The network's scores assume that all are equally common, which no text
/// is: a comment is seldom of disgust, an account of the worst day of a life often. The network tells which of the kinds of
/// text that it was trained on (registers) this one is like; their shares make the prior.
/// </summary>
/// <remarks>
/// After A. K. Menon et al., "Long-tail learning via logit adjustment" (ICLR 2021), with a prior that is a mixture over registers.
/// </remarks>
internal sealed class RegisterPrior(IReadOnlyList<IReadOnlyList<float>> shares, float tau)
{
    private readonly float[][] _shares = [.. shares.Select(row => row.ToArray())];

    /// <summary>Adds tau times the logarithm of the prior to logits.</summary>
    /// <param name="register">Logarithms of the probabilities of the registers.</param>
    /// <param name="logits">Seven, changed in place.</param>
    public void AddTo(ReadOnlySpan<float> register, Span<float> logits)
    {
        Span<float> prior = stackalloc float[EmotionScores.Count];
        prior.Clear();
        for (var i = 0; i < _shares.Length; i++)
            TensorPrimitives.MultiplyAdd(_shares[i], MathF.Exp(register[i]), prior, prior);
        TensorPrimitives.Log(prior, prior);
        TensorPrimitives.MultiplyAdd(prior, tau, logits, logits);
    }
}
