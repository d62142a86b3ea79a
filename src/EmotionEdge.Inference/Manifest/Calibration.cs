using System.Numerics.Tensors;

namespace EmotionEdge.Inference;

/// <summary>
/// Temperature scaling with a bias: softmax((logits + bias) / temperature). It makes a probability mean what it says.
/// After Guo et al., "On Calibration of Modern Neural Networks", ICML 2017; the bias corrects class priors.
/// </summary>
public sealed record Calibration
{
    private float[] bias = [];

    /// <summary>No temperature (1) and no bias: plain softmax.</summary>
    public static Calibration None { get; } = new();

    /// <summary>Above 0; over 1 makes the model less sure of itself.</summary>
    public float Temperature { get; set; } = 1;

    /// <summary>Added to each logit; empty is none.</summary>
    public IReadOnlyList<float> LogitBias
    {
        get => bias;
        set => bias = [.. value];
    }

    /// <summary>Turns logits into probabilities that sum to 1. Allocates nothing.</summary>
    /// <param name="logits">The output of the model, one number a label.</param>
    /// <param name="probabilities">Takes as many numbers; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths do not match each other or the bias.</exception>
    public void Apply(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        if (logits.Length == 0 || probabilities.Length != logits.Length || (bias.Length != 0 && bias.Length != logits.Length))
        {
            throw new ArgumentException(
                $"{logits.Length} logits, {probabilities.Length} probabilities, {bias.Length} biases: the numbers must be the same.",
                nameof(logits));
        }

        if (bias.Length != 0)
        {
            TensorPrimitives.Add(logits, bias, probabilities);
        }
        else
        {
            logits.CopyTo(probabilities);
        }

        // exp of a large logit overflows; the largest one is taken off first.
        TensorPrimitives.Divide(probabilities, Temperature, probabilities);
        TensorPrimitives.Subtract(probabilities, TensorPrimitives.Max(probabilities), probabilities);
        TensorPrimitives.SoftMax(probabilities, probabilities);
    }
}
