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

        new RegisterPrior([Calm, Glad], tau: 1).Apply([float.NegativeInfinity, 0], logits);

        Assert.Equal(MathF.Log(0.7f), logits[1], 1e-5);
        Assert.Equal(MathF.Log(0.05f), logits[0], 1e-5);
    }

    [Fact]
    public void Between_registers_the_answers_mix_not_the_priors()
    {
        float[] logits = [MathF.Log(3), 0, 0, 0, 0, 0, 0];

        new RegisterPrior([Calm, Glad], tau: 1).Apply([MathF.Log(0.25f), MathF.Log(0.75f)], logits);

        // Of Calm: 2.1 and 0.05 of 2.4; of Glad: 0.15 and 0.7 of 1.1.
        Assert.Equal(0.25f * 2.1f / 2.4f + 0.75f * 0.15f / 1.1f, MathF.Exp(logits[0]), 1e-5);
        Assert.Equal(0.25f * 0.05f / 2.4f + 0.75f * 0.7f / 1.1f, MathF.Exp(logits[1]), 1e-5);
        Assert.Equal(1, logits.Sum(MathF.Exp), 1e-5);
    }

    [Fact]
    public void Tau_weakens_the_prior()
    {
        var logits = new float[EmotionScores.Count];

        new RegisterPrior([Calm, Glad], tau: 0.5f).Apply([float.NegativeInfinity, 0], logits);

        Assert.Equal(0.5f * MathF.Log(0.7f / 0.05f), logits[1] - logits[0], 1e-5);
    }

    [Fact]
    public void Without_weight_the_registers_change_nothing()
    {
        float[] logits = [2, 1, 0, 0, 0, 0, -1];
        var odds = logits[0] - logits[6];

        new RegisterPrior([Calm, Glad], tau: 0).Apply([MathF.Log(0.5f), MathF.Log(0.5f)], logits);

        Assert.Equal(odds, logits[0] - logits[6], 1e-5);
    }

    [Fact]
    public void An_emotion_that_is_all_but_impossible_stays_a_number()
    {
        float[] logits = [200, 0, 0, 0, 0, 0, -200];

        new RegisterPrior([Calm], tau: 1).Apply([0], logits);

        Assert.All(logits, logit => Assert.True(float.IsFinite(logit)));
        Assert.Equal(0, logits[0], 1e-5);
    }
}
