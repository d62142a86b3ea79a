using EmotionEdge.Core.Physiology;

namespace EmotionEdge.Core.Fusion;

/// <summary>
/// Late fusion: <c>y = sum(w_i p_i) / sum(w_i)</c>. By weighted average the weight of a reading is its modality's weight
/// times its quality times its freshness, <c>2^(-age / half-life)</c>; the other methods are told at
/// <see cref="FusionMethod"/>. Several faces are first averaged among themselves, so that a crowd does not outvote a voice.
/// The newest reading of a subject replaces its older one; what is missing or stale simply has no weight. Each face keeps
/// its own dominant emotion, with the hysteresis that the room's has. A wearable has a part in arousal and stress, but none in
/// the scores, valence and contributions. Not thread-safe.
/// </summary>
public sealed class FusionEngine(FusionOptions options)
{
    /// <summary>More readings than this are not kept; the oldest gives way.</summary>
    public const int Capacity = 64;

    private readonly Reading[] _readings = new Reading[Capacity];
    private readonly DominantEmotion[] _leaders = CreateLeaders(options);
    private readonly ModalityAverage[] _averages = new ModalityAverage[ModalityWeights.Count];
    private readonly DominantEmotion _dominant = new(options);
    private int _count;
    private ArousalReading? _wearable;

    /// <summary>What was learnt of the place at rest; readings are corrected by it when they are taken in.</summary>
    public NeutralBaseline Baseline { get; } = new(options.Baseline);

    /// <summary>Takes in a reading; one without quality or from before the newest of its subject is ignored.</summary>
    public void Add(in Reading reading)
    {
        if (!(reading.Quality > 0))
            return;

        var slot = _count < Capacity ? _count : OldestSlot();
        for (var i = 0; i < _count; i++)
        {
            if (_readings[i].Modality != reading.Modality || _readings[i].Subject != reading.Subject)
                continue;
            if (_readings[i].End > reading.End)
                return;
            slot = i;
            break;
        }

        if (slot == _count || _readings[slot].Modality != reading.Modality || _readings[slot].Subject != reading.Subject)
            _leaders[slot].Forget();
        _readings[slot] = Baseline.Take(reading);
        if (slot == _count)
            _count++;
    }

    /// <summary>Takes in what a wearable says; one from before the last is ignored.</summary>
    public void Add(in ArousalReading reading)
    {
        if (!(_wearable?.Time > reading.Time))
            _wearable = reading;
    }

    /// <summary>Forgets what one sense said, for instance because its sensor was switched off.</summary>
    public void Forget(Modality modality)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            if (_readings[i].Modality == modality)
                RemoveAt(i);
        }
    }

    /// <summary>The fused state now; also moves the hysteresis of the dominant emotion on.</summary>
    public FusedState Fuse(DateTimeOffset now)
    {
        DropStale(now);

        var support = 0f;
        for (var m = 0; m < _averages.Length; m++)
        {
            _averages[m] = Average((Modality)m, now);
            support = Math.Max(support, _averages[m].Support);
        }

        Span<float> sum = stackalloc float[EmotionScores.Count];
        sum.Clear();
        var contributions = Weigh();
        float total = 0, valence = 0, arousal = 0;
        for (var m = 0; m < _averages.Length; m++)
        {
            ref readonly var average = ref _averages[m];
            var weight = contributions[m];
            total += weight;
            valence += weight * average.Affect.Valence;
            arousal += weight * average.Affect.Arousal;
            for (var e = 0; e < EmotionScores.Count; e++)
                sum[e] += weight * average.Scores[e];
        }

        var faces = _averages[(int)Modality.Face].Readings;
        var people = LookAtPeople(now);
        if (total <= 0 || support < options.MinimumSupport)
            return new FusedState(now, EmotionScores.Uniform, _dominant.Forget(), 0, default, faces, default) { People = people };

        var scores = EmotionScores.FromWeights(sum);
        for (var m = 0; m < ModalityWeights.Count; m++)
            contributions[m] /= total;
        var dominant = _dominant.Update(scores, now);
        var affect = new Affect(valence / total, arousal / total);
        var wearable = WearableFreshness(now) * options.Physiology.Weight;
        return new FusedState(
            now,
            scores,
            dominant,
            dominant is { } known ? scores[known] : 0,
            affect with { Arousal = (arousal + (wearable * (_wearable?.Arousal ?? 0))) / (total + wearable) },
            faces,
            contributions)
        {
            People = people,
            Stress = Stress(affect, now),
            WearableShare = wearable / (total + wearable),
        };
    }

    /// <summary>What one sense says now; without hysteresis.</summary>
    public ModalityState StateOf(Modality modality, DateTimeOffset now)
    {
        DropStale(now);
        var average = Average(modality, now);
        if (average.Readings == 0 || average.Support < options.MinimumSupport)
            return new ModalityState(modality, now, false, EmotionScores.Uniform, null, 0, default, 0, 0);

        var leader = average.Scores.Dominant;
        var confidence = average.Scores[leader];
        var known = confidence >= options.MinimumConfidence;
        return new ModalityState(
            modality,
            now,
            true,
            average.Scores,
            known ? leader : null,
            known ? confidence : 0,
            average.Affect,
            average.Quality,
            average.Readings)
        {
            Stress = Stress(average.Affect, now),
        };
    }

    /// <summary>The weight of each sense, and its scores as the method takes them.</summary>
    private ModalityWeights Weigh()
    {
        var weights = default(ModalityWeights);
        for (var m = 0; m < _averages.Length; m++)
            weights[m] = options.WeightOf((Modality)m) * _averages[m].Strength;

        if (options.Method == FusionMethod.MajorityVote)
        {
            MajorityVote.Keep(ref weights, _averages, options.MinimumConfidence);
        }
        else if (options.Method == FusionMethod.Reliability)
        {
            for (var m = 0; m < _averages.Length; m++)
            {
                var error = options.Reliability.CalibrationErrorOf((Modality)m);
                _averages[m] = _averages[m] with { Scores = _averages[m].Scores.MixedWith(EmotionScores.Uniform, error) };
            }
        }

        return weights;
    }

    private ModalityAverage Average(Modality modality, DateTimeOffset now)
    {
        Span<float> sum = stackalloc float[EmotionScores.Count];
        sum.Clear();
        float total = 0, support = 0, strength = 0, quality = 0, valence = 0, arousal = 0;
        var readings = 0;
        for (var i = 0; i < _count; i++)
        {
            ref readonly var reading = ref _readings[i];
            if (reading.Modality != modality)
                continue;

            var halfLives = HalfLives(reading, now);
            var supports = reading.Quality * (float)double.Exp2(-halfLives);
            var weight = options.Method == FusionMethod.Reliability ? options.Reliability.Of(reading, halfLives) : supports;
            for (var e = 0; e < EmotionScores.Count; e++)
                sum[e] += weight * reading.Scores[e];
            var affect = reading.Affect;
            valence += weight * affect.Valence;
            arousal += weight * affect.Arousal;
            quality += weight * reading.Quality;
            support = Math.Max(support, supports);
            strength = Math.Max(strength, weight);
            total += weight;
            readings++;
        }

        return total <= 0
            ? default
            : new ModalityAverage(
                EmotionScores.FromWeights(sum),
                new Affect(valence / total, arousal / total),
                quality / total,
                support,
                strength,
                readings);
    }

    /// <summary>Moves the dominant emotion of each face on; one that has too little support is Unknown.</summary>
    private EmotionCounts LookAtPeople(DateTimeOffset now)
    {
        var people = default(EmotionCounts);
        for (var i = 0; i < _count; i++)
        {
            ref readonly var reading = ref _readings[i];
            if (reading.Modality != Modality.Face)
                continue;

            var support = reading.Quality * (float)double.Exp2(-HalfLives(reading, now));
            var leader = support < options.MinimumSupport ? _leaders[i].Forget() : _leaders[i].Update(reading.Scores, now);
            if (leader is { } known)
                people[known]++;
        }

        return people;
    }

    private float Stress(Affect affect, DateTimeOffset now) => _wearable is { } wearable && options.Physiology.Weight > 0
        ? StressScore.Of(affect, wearable.Arousal, WearableFreshness(now))
        : StressScore.Of(affect);

    /// <summary>How much the wearable still counts, 0..1.</summary>
    private float WearableFreshness(DateTimeOffset now)
    {
        if (_wearable is not { } wearable)
            return 0;
        var halfLives = Math.Max(0, (now - wearable.Time) / options.Physiology.HalfLife);
        return halfLives > options.ForgetAfterHalfLives ? 0 : (float)double.Exp2(-halfLives);
    }

    private double HalfLives(in Reading reading, DateTimeOffset now) =>
        Math.Max(0, (now - reading.End) / options.HalfLifeOf(reading.Modality));

    private void DropStale(DateTimeOffset now)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            if (now - _readings[i].End > options.HalfLifeOf(_readings[i].Modality) * options.ForgetAfterHalfLives)
                RemoveAt(i);
        }
    }

    private void RemoveAt(int index)
    {
        _readings[index] = _readings[--_count];
        (_leaders[index], _leaders[_count]) = (_leaders[_count], _leaders[index]);
    }

    private int OldestSlot()
    {
        var oldest = 0;
        for (var i = 1; i < _count; i++)
        {
            if (_readings[i].End < _readings[oldest].End)
                oldest = i;
        }

        return oldest;
    }

    private static DominantEmotion[] CreateLeaders(FusionOptions options)
    {
        var leaders = new DominantEmotion[Capacity];
        for (var i = 0; i < leaders.Length; i++)
            leaders[i] = new DominantEmotion(options);
        return leaders;
    }
}
