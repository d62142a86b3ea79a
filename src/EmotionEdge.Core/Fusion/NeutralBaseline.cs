namespace EmotionEdge.Core.Fusion;

/// <summary>
/// A running baseline of one place, for faces and for voices: a resting face that looks sad to the model must not count as
/// sadness for ever. Of faces it keeps the mean of what they say while no emotion is clear. Where an emotion is more
/// probable at rest than <see cref="Ordinary"/>, its odds in every reading are lowered by the ratio of the odds of the two, as
/// the outputs of a classifier are adjusted to other priors (M. Saerens, P. Latinne, C. Decaestecker, "Adjusting the outputs
/// of a classifier to new a priori probabilities", 2002, for each emotion against all others), but by no more than a bound;
/// what is taken off goes to Neutral. So no emotion of a face ever gains, scores stay probabilities, and a clear emotion keeps
/// the lead. Voices are told at <see cref="VoiceBaseline"/>. Words have no resting state. Time is that of the readings.
/// Thread-safe; allocates nothing per reading.
/// </summary>
public sealed class NeutralBaseline(BaselineOptions options)
{
    /// <summary>The mean probability that an emotion may have at rest without anything being taken off.</summary>
    public const double Ordinary = 0.1;

    /// <summary>A reading stands for no more time than this.</summary>
    public static TimeSpan LongestStep { get; } = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Rest[] _rests = [new(), new()];

    /// <summary>What was learnt so far; a sense that has learnt nothing is left out.</summary>
    public IReadOnlyList<RestingState> Learnt
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. _rests
                        .Select((rest, index) => new RestingState((Modality)index, rest.Seconds / 3600, [.. rest.Mean]) { Arousal = rest.Arousal })
                        .Where(state => state.Hours > 0),
                ];
            }
        }
    }

    /// <summary>Goes on from what was learnt before.</summary>
    /// <exception cref="ArgumentException">That cannot be: an unknown sense, a time below zero, or scores that are no probabilities.</exception>
    public void Restore(IReadOnlyList<RestingState> learnt)
    {
        foreach (var state in learnt)
        {
            if (state.Modality is not (Modality.Face or Modality.Speech))
                throw new ArgumentException($"{state.Modality} has no baseline.", nameof(learnt));
            if (!double.IsFinite(state.Hours) || state.Hours < 0)
                throw new ArgumentException($"{state.Hours} hours of {state.Modality} cannot be.", nameof(learnt));
            if (state.Scores is not { Count: EmotionScores.Count } scores || !scores.All(double.IsFinite) || scores.Any(score => score < 0) || Math.Abs(scores.Sum() - 1) > 0.01)
                throw new ArgumentException($"The scores of {state.Modality} are not {EmotionScores.Count} probabilities.", nameof(learnt));
            if (!(state.Arousal is >= 0 and <= 1))
                throw new ArgumentException($"An arousal of {state.Arousal} cannot be.", nameof(learnt));
        }

        lock (_gate)
        {
            foreach (var state in learnt)
            {
                var rest = _rests[(int)state.Modality];
                rest.Seconds = state.Hours * 3600;
                rest.Arousal = state.Arousal;
                for (var e = 0; e < EmotionScores.Count; e++)
                    rest.Mean[e] = state.Scores[e];
            }
        }
    }

    /// <summary>Forgets all that was learnt.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            foreach (var rest in _rests)
                (rest.Seconds, rest.Last) = (0, null);
        }
    }

    /// <summary>Learns from a reading.</summary>
    /// <returns>It, with less of what it shows at rest.</returns>
    internal Reading Take(in Reading reading)
    {
        if (!options.Enabled || reading.Modality is not (Modality.Face or Modality.Speech))
            return reading;

        Span<float> scores = stackalloc float[EmotionScores.Count];
        lock (_gate)
        {
            var rest = _rests[(int)reading.Modality];
            Learn(rest, reading);
            var strength = Math.Clamp((rest.Seconds / options.LearnFor.TotalSeconds) - 1, 0, 1);
            if (strength <= 0)
                return reading;
            if (reading.Modality == Modality.Speech)
                return VoiceBaseline.Correct(reading, rest.Mean, rest.Arousal, strength, options.MaximumFactor);
            Correct(reading.Scores, rest.Mean, strength, scores);
        }

        var corrected = EmotionScores.FromWeights(scores);
        return reading with
        {
            Scores = corrected,
            Affect = TowardsNeutral(reading.Affect, Affect.Of(reading.Scores), Affect.Of(corrected)),
            // It would tell early fusion what was taken off.
            Embedding = default,
        };
    }

    private void Learn(Rest rest, in Reading reading)
    {
        var passed = rest.Last is { } last ? reading.End - last : TimeSpan.Zero;
        // Of two people read at nearly the same time the second one adds no time; a clock that was set back begins anew.
        if (passed < TimeSpan.Zero && passed > -LongestStep)
            return;
        rest.Last = reading.End;
        if (passed <= TimeSpan.Zero || (reading.Modality == Modality.Face && IsClear(reading.Scores)))
            return;

        var seconds = Math.Min(passed.TotalSeconds, LongestStep.TotalSeconds) * Math.Min(1, reading.Quality);
        var amount = seconds / Math.Min(rest.Seconds + seconds, options.TimeConstant.TotalSeconds);
        for (var e = 0; e < EmotionScores.Count; e++)
            rest.Mean[e] += amount * (reading.Scores[e] - rest.Mean[e]);
        rest.Arousal += amount * (reading.Affect.Arousal - rest.Arousal);
        rest.Seconds += seconds;
    }

    private bool IsClear(in EmotionScores scores)
    {
        var leader = scores.Dominant;
        return leader != Emotion.Neutral && scores[leader] >= options.ClearProbability;
    }

    private void Correct(in EmotionScores scores, double[] mean, double strength, Span<float> corrected)
    {
        corrected[(int)Emotion.Neutral] = scores[Emotion.Neutral];
        for (var e = (int)Emotion.Neutral + 1; e < EmotionScores.Count; e++)
        {
            var ratio = Math.Clamp(Odds(Ordinary) / Odds(mean[e]), 1 / options.MaximumFactor, 1);
            var factor = (float)(1 - (strength * (1 - ratio)));
            corrected[e] = scores[e] * factor / (1 - scores[e] + (scores[e] * factor));
            corrected[(int)Emotion.Neutral] += scores[e] - corrected[e];
        }
    }

    private static double Odds(double probability) => probability / Math.Max(1 - probability, 1e-6);

    /// <summary>Affect, measured or not, goes as far as that of the scores does, but not past the middle.</summary>
    private static Affect TowardsNeutral(Affect said, Affect before, Affect after)
    {
        var middle = Affect.Of(Emotion.Neutral);
        return new Affect(
            Towards(said.Valence, middle.Valence, after.Valence - before.Valence),
            Towards(said.Arousal, middle.Arousal, after.Arousal - before.Arousal));
    }

    private static float Towards(float value, float middle, float change) =>
        Math.Clamp(value + change, Math.Min(value, middle), Math.Max(value, middle));

    private sealed class Rest
    {
        /// <summary>Mean scores; they say nothing before there are any seconds.</summary>
        public double[] Mean { get; } = new double[EmotionScores.Count];

        /// <summary>Mean arousal; the same.</summary>
        public double Arousal { get; set; }

        public double Seconds { get; set; }

        public DateTimeOffset? Last { get; set; }
    }
}
