using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Rules;

/// <summary>
/// The state of the room and of its senses in one second, in as few bytes as alert rules need: numbers to within 0.004.
/// </summary>
internal static class RoomSecond
{
    private const int SenseSize = 1 + NumbersSize;
    private const int NumbersSize = EmotionScores.Count + 3;

    /// <summary>In bytes.</summary>
    public const int Size = SoundAt + 2;

    private const int SoundAt = 2 + NumbersSize + (ModalityWeights.Count * SenseSize);

    private const byte Absent = 255;
    private const byte Unknown = 254;

    public static void Write(Span<byte> target, Summary room, ReadOnlySpan<ModalityState> senses)
    {
        target[0] = CodeOf(room.Dominant);
        target[1] = Unit(room.Confidence);
        WriteNumbers(target[2..], room.Scores, room.Affect, room.Stress);
        WriteSound(target[SoundAt..], senses);
        target = target[(2 + NumbersSize)..];
        foreach (ref readonly var sense in senses)
        {
            target[0] = sense.Present ? CodeOf(sense.Dominant) : Absent;
            WriteNumbers(target[1..], sense.Scores, sense.Affect, sense.Stress);
            target = target[SenseSize..];
        }
    }

    /// <param name="source">What was written.</param>
    /// <param name="time">When that was.</param>
    /// <param name="senses">Gets what each sense said.</param>
    public static FusedState Read(ReadOnlySpan<byte> source, DateTimeOffset time, Span<ModalityState> senses)
    {
        ReadNumbers(source[2..], out var scores, out var affect, out var stress);
        var room = new FusedState(time, scores, EmotionOf(source[0]), source[1] / 255f, affect, 0, default) { Stress = stress };
        var sound = source[SoundAt] == Absent ? default(HeardSound?) : new HeardSound((SoundEvent)source[SoundAt], source[SoundAt + 1] / 255f);
        source = source[(2 + NumbersSize)..];
        for (var m = 0; m < senses.Length; m++)
        {
            ReadNumbers(source[1..], out scores, out affect, out stress);
            var dominant = EmotionOf(source[0]);
            senses[m] = new ModalityState(
                (Modality)m, time, source[0] != Absent, scores, dominant, dominant is { } known ? scores[known] : 0, affect, 1, 1)
            {
                Stress = stress,
                Sound = (Modality)m == Modality.Sound ? sound : null,
            };
            source = source[SenseSize..];
        }

        return room;
    }

    private static void WriteSound(Span<byte> target, ReadOnlySpan<ModalityState> senses)
    {
        target[0] = Absent;
        foreach (ref readonly var sense in senses)
        {
            if (sense.Sound is { } sound)
                (target[0], target[1]) = ((byte)sound.Event, Unit(sound.Confidence));
        }
    }

    private static void WriteNumbers(Span<byte> target, in EmotionScores scores, Affect affect, float stress)
    {
        for (var i = 0; i < EmotionScores.Count; i++)
            target[i] = Unit(scores[i]);
        target[EmotionScores.Count] = Unit((affect.Valence + 1) / 2);
        target[EmotionScores.Count + 1] = Unit(affect.Arousal);
        target[EmotionScores.Count + 2] = Unit(stress);
    }

    private static void ReadNumbers(ReadOnlySpan<byte> source, out EmotionScores scores, out Affect affect, out float stress)
    {
        Span<float> weights = stackalloc float[EmotionScores.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = source[i];
        scores = weights.IndexOfAnyExcept(0) < 0 ? EmotionScores.Uniform : EmotionScores.FromWeights(weights);
        affect = new Affect((source[EmotionScores.Count] / 255f * 2) - 1, source[EmotionScores.Count + 1] / 255f);
        stress = source[EmotionScores.Count + 2] / 255f;
    }

    private static byte CodeOf(Emotion? emotion) => emotion is { } known ? (byte)known : Unknown;

    private static Emotion? EmotionOf(byte code) => code < EmotionScores.Count ? (Emotion)code : null;

    private static byte Unit(float value) => (byte)MathF.Round(255 * Math.Clamp(float.IsFinite(value) ? value : 0, 0, 1));
}
