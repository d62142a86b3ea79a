using EmotionEdge.Core;
using EmotionEdge.Text.Encoder;

namespace EmotionEdge.Text.Tests.Encoder;

public sealed class RegisterPriorTests
{
    private static readonly float[] Calm = [0.7f, 0.05f, 0.05f, 0.05f, 0.05f, 0.05f, 0.05f];
    private static readonly float[] Glad = [0.05f, 0.7f, 0.05f, 0.05f, 0.05f, 0.05f, 0.05f];

    [Fact]
    public void A_text_that_is_surely_of_one_register_gets_that_registers_prior()
    {
        var logits = new float[EmotionScores.Count];

        new RegisterPrior([Calm, Glad], tau: 1).AddTo([float.NegativeInfinity, 0], logits);

        Assert.Equal(MathF.Log(0.7f), logits[1], 1e-5);
        Assert.Equal(MathF.Log(0.05f), logits[0], 1e-5);
    }

    [Fact]
    public void Between_registers_the_priors_mix_and_tau_weakens_them()
    {
        var logits = new float[EmotionScores.Count];

        new RegisterPrior([Calm, Glad], tau: 0.5f).AddTo([MathF.Log(0.5f), MathF.Log(0.5f)], logits);

        Assert.Equal(0.5f * MathF.Log(0.375f), logits[0], 1e-5);
        Assert.Equal(logits[0], logits[1], 1e-5);
        Assert.Equal(0.5f * MathF.Log(0.05f), logits[2], 1e-5);
    }
}
