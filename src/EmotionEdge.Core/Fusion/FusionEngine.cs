using EmotionEdge.Core.Physiology;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Core.Fusion;

/// <summary>
/// What all senses say now: <c>y = sum(w_i p_i) / sum(w_i)</c>. By weighted average the weight of a reading is its modality's
/// weight times its quality times its freshness, <c>2^(-age / half-life)</c>; the other methods are told at
/// <see cref="FusionMethod"/>. Several faces are first averaged among themselves, so that a crowd does not outvote a voice.
/// The newest reading of a subject replaces its older one; what is missing or stale simply has no weight. Each face keeps
/// its own dominant emotion, with the hysteresis that the room's has. A wearable and the posture have a part in arousal and stress, but none in
/// the scores, valence and contributions. Not thread-safe.
/// </summary>
/// <param name="options">The method and its numbers.</param>
/// <param name="early">For the method Attention.</param>
/// <exception cref="ArgumentException">The method is Attention and there is no early fusion.</exception>
public sealed class FusionEngine(FusionOptions options, IEarlyFusion? early = null)
{
    /// <summary>More readings than this are not kept; the oldest gives way.</summary>
    public const int Capacity = 64;

    private readonly Reading[] _readings = new Reading[Capacity];
    private readonly float[][] _embeddings = CreateEmbeddings();
    private readonly SenseFusion _senses = new(options, early);
    private readonly DominantEmotion[] _leaders = CreateLeaders(options);
    private readonly ModalityAverage[] _averages = new ModalityAverage[ModalityWeights.Count];
    private readonly DominantEmotion _dominant = new(options);
    private int _count;
    private readonly ArousalReading?[] _arousals = new ArousalReading?[Enum.GetValues<ArousalSource>().Length];
    private HeardSound? _sound;
    private DateTimeOffset _soundHeard;

    /// <summary>What was learnt of the place at rest; readings are corrected by it when they are taken in.</summary>
    public NeutralBaseline Baseline { get; } = new(options.Baseline);

    /// <summary>
    /// Takes in a reading; one without quality, but for the sound event that it may tell of, or from before the newest of its
    /// subject is ignored.
    /// </summary>
    public void Add(in Reading reading)
    {
        if (reading.Sound is { } sound && !(_sound is not null && reading.End < _soundHeard))
            (_sound, _soundHeard) = (sound, reading.End);
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
        _readings[slot] = Keep(Baseline.Take(reading), ref _embeddings[slot]);
        if (slot == _count)
            _count++;
    }

    /// <summary>Takes in what a wearable or the posture says; one from before the last of its source is ignored.</summary>
    public void Add(in ArousalReading reading)
    {
        ref var last = ref _arousals[(int)reading.Source];
        if (!(last?.Time > reading.Time))
            last = reading;
    }

    /// <summary>Forgets what one sense said, for instance because its sensor was switched off.</summary>
    public void Forget(Modality modality)
    {
        // Bodies are found by their faces.
        if (modality == Modality.Face)
            _arousals[(int)ArousalSource.Posture] = null;
        if (modality == Modality.Sound)
            _sound = null;
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

        var fused = _senses.Combine(_averages);
        var faces = _averages[(int)Modality.Face].Readings;
        var people = LookAtPeople(now);
        if (fused.Weight <= 0 || support < options.MinimumSupport)
            return new FusedState(now, EmotionScores.Uniform, _dominant.Forget(), 0, default, faces, default) { People = people };

        var dominant = _dominant.Update(fused.Scores, now);
        var wearable = WeightOf(ArousalSource.Wearable, now);
        var posture = WeightOf(ArousalSource.Posture, now);
        var total = fused.Weight + wearable + posture;
        var arousal = (fused.Weight * fused.Affect.Arousal)
            + (wearable * ArousalBy(ArousalSource.Wearable)) + (posture * ArousalBy(ArousalSource.Posture));
        return new FusedState(
            now,
            fused.Scores,
            dominant,
            dominant is { } known ? fused.Scores[known] : 0,
            fused.Affect with { Arousal = arousal / total },
            faces,
            fused.Contributions)
        {
            People = people,
            Stress = Stress(fused.Affect, now),
            WearableShare = wearable / total,
            PostureShare = posture / total,
        };
    }

    /// <summary>What one sense says now; without hysteresis.</summary>
    public ModalityState StateOf(Modality modality, DateTimeOffset now)
    {
        DropStale(now);
        var sound = modality == Modality.Sound && now - _soundHeard <= options.SoundHold ? _sound : null;
        var average = Average(modality, now);
        if (average.Readings == 0 || average.Support < options.MinimumSupport)
            return new ModalityState(modality, now, false, EmotionScores.Uniform, null, 0, default, 0, 0) { Sound = sound };

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
            Sound = sound,
        };
    }

    /// <summary>The reading with its embedding in memory of its own, which the maker's does not stay.</summary>
    private Reading Keep(in Reading reading, ref float[] memory)
    {
        if (!_senses.TakesEmbeddings || reading.Embedding.Length == 0)
            return reading with { Embedding = default };
        if (memory.Length != reading.Embedding.Length)
            memory = new float[reading.Embedding.Length];
        reading.Embedding.AsSpan().CopyTo(memory);
        return reading with { Embedding = new Embedding(memory) };
    }

    private ModalityAverage Average(Modality modality, DateTimeOffset now)
    {
        Span<float> sum = stackalloc float[EmotionScores.Count];
        sum.Clear();
        float total = 0, support = 0, strength = 0, quality = 0, valence = 0, arousal = 0;
        var age = 0d;
        var readings = 0;
        var embedding = _senses.EmbeddingOf(modality);
        embedding.Clear();
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
            embedding.Add(reading.Embedding.AsSpan(), weight);
            support = Math.Max(support, supports);
            if (weight > strength)
                (strength, age) = (weight, halfLives);
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
                (float)age,
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

    private float Stress(Affect affect, DateTimeOffset now)
    {
        var stress = StressScore.Of(affect);
        foreach (var reading in _arousals)
        {
            if (reading is { } known && options.Of(known.Source).Weight > 0)
                stress = StressScore.Raise(stress, affect, known, Freshness(known, now));
        }

        return stress;
    }

    private float ArousalBy(ArousalSource source) => _arousals[(int)source]?.Arousal ?? 0;

    /// <summary>What it counts now against the senses.</summary>
    private float WeightOf(ArousalSource source, DateTimeOffset now) =>
        _arousals[(int)source] is { } reading ? Freshness(reading, now) * options.Of(source).Weight : 0;

    /// <summary>How much it still counts, 0..1.</summary>
    private float Freshness(in ArousalReading reading, DateTimeOffset now)
    {
        var halfLives = Math.Max(0, (now - reading.Time) / options.Of(reading.Source).HalfLife);
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
        (_embeddings[index], _embeddings[_count]) = (_embeddings[_count], _embeddings[index]);
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

    private static float[][] CreateEmbeddings()
    {
        var embeddings = new float[Capacity][];
        Array.Fill(embeddings, []);
        return embeddings;
    }

    private static DominantEmotion[] CreateLeaders(FusionOptions options)
    {
        var leaders = new DominantEmotion[Capacity];
        for (var i = 0; i < leaders.Length; i++)
            leaders[i] = new DominantEmotion(options);
        return leaders;
    }
}
