namespace EmotionEdge.Core.Fusion;

/// <summary>
/// What a voice says at one place, held against what voices say there on the whole. A model that never heard these people, this
/// microphone and this room leans towards some emotions in all it answers; where its mean answer differs from what is to be
/// expected of a room, each reading's scores are multiplied by the ratio of the two (Saerens, Latinne, Decaestecker 2002, as a
/// classifier's outputs are moved to other priors), within bounds, and its arousal is moved by what the mean lies off the
/// middle. So a voice that is as this place's voices always are comes out as mostly neutral, and others by how they differ. Unlike
/// a face's, an emotion that the model hardly ever hears here can gain, by <see cref="MaximumGain"/>.
/// What it gains and costs, for places where all emotions are heard and for those where hardly any is: card of speech-crnn.
/// </summary>
internal static class VoiceBaseline
{
    /// <summary>How much of what is said in a room is to be expected to be neutral; the rest is spread evenly.</summary>
    public const double NeutralShare = 0.4;

    /// <summary>A score is multiplied by this at most.</summary>
    public const double MaximumGain = 1.5;

    /// <summary>The arousal of a voice that is as this place's voices always are.</summary>
    public const double Middle = 0.5;

    /// <summary>Arousal is moved by this at most.</summary>
    public const double MaximumShift = 0.25;

    /// <param name="reading">Of speech.</param>
    /// <param name="mean">The place's mean scores.</param>
    /// <param name="meanArousal">Its mean arousal.</param>
    /// <param name="strength">0 (no effect) .. 1.</param>
    /// <param name="maximumLoss">A score is divided by this at most.</param>
    public static Reading Correct(in Reading reading, ReadOnlySpan<double> mean, double meanArousal, double strength, double maximumLoss)
    {
        Span<float> scores = stackalloc float[EmotionScores.Count];
        for (var e = 0; e < scores.Length; e++)
        {
            var expected = e == (int)Emotion.Neutral ? NeutralShare : (1 - NeutralShare) / (EmotionScores.Count - 1);
            var factor = Math.Clamp(expected / Math.Max(mean[e], 1e-6), 1 / maximumLoss, MaximumGain);
            scores[e] = reading.Scores[(Emotion)e] * (float)Math.Pow(factor, strength);
        }

        var corrected = EmotionScores.FromWeights(scores);
        var shift = strength * Math.Clamp(meanArousal - Middle, -MaximumShift, MaximumShift);
        var valence = Affect.Of(corrected).Valence - Affect.Of(reading.Scores).Valence;
        return reading with
        {
            Scores = corrected,
            Affect = new Affect(
                Math.Clamp(reading.Affect.Valence + valence, -1, 1),
                Math.Clamp(reading.Affect.Arousal - (float)shift, 0, 1)),
            // It would tell early fusion what was taken off.
            Embedding = default,
        };
    }
}
