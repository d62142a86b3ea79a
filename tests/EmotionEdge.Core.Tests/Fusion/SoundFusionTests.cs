using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Core.Tests.Fusion;

public sealed class SoundFusionTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FusionOptions _options = new();
    private readonly FusionEngine _engine;

    public SoundFusionTests() => _engine = new FusionEngine(_options);

    [Fact]
    public void A_laugh_has_its_share_beside_a_face()
    {
        _engine.Add(new Reading(Modality.Face, EmotionScores.Certain(Emotion.Neutral), 1, 1, Start, Start));
        Hear(SoundEvent.Laugh, 1, Start);

        var state = _engine.Fuse(Start);

        Assert.Equal(_options.SoundWeight / (_options.SoundWeight + _options.FaceWeight), state.Contributions[Modality.Sound], 4);
        Assert.Equal(0.81f * state.Contributions[Modality.Sound], state.Affect.Valence, 4);
        Assert.Equal(1, state.Faces);
    }

    [Fact]
    public void An_event_is_heard_until_its_hold_is_over()
    {
        Hear(SoundEvent.Scream, 0.8f, Start);
        Hear(SoundEvent.Scream, 0.9f, Start.AddSeconds(1));
        Hear(SoundEvent.Sigh, 1, Start.AddSeconds(0.5));

        Assert.Equal(new HeardSound(SoundEvent.Scream, 0.9f), SoundAt(Start.AddSeconds(1)));
        Assert.Equal(new HeardSound(SoundEvent.Scream, 0.9f), SoundAt(Start.AddSeconds(1) + _options.SoundHold));
        Assert.Null(SoundAt(Start.AddSeconds(1.1) + _options.SoundHold));
        Assert.Null(_engine.StateOf(Modality.Speech, Start.AddSeconds(1)).Sound);
    }

    [Fact]
    public void A_cough_is_heard_without_a_word_on_feelings()
    {
        Hear(SoundEvent.Cough, 0.9f, Start);

        Assert.Equal(new HeardSound(SoundEvent.Cough, 0.9f), SoundAt(Start));
        Assert.False(_engine.StateOf(Modality.Sound, Start).Present);
        Assert.Null(_engine.Fuse(Start).Dominant);
    }

    [Fact]
    public void What_was_heard_is_forgotten_with_the_sense()
    {
        Hear(SoundEvent.Cry, 0.9f, Start);

        _engine.Forget(Modality.Speech);
        Assert.NotNull(SoundAt(Start));
        _engine.Forget(Modality.Sound);

        Assert.Null(SoundAt(Start));
        Assert.False(_engine.StateOf(Modality.Sound, Start).Present);
    }

    private void Hear(SoundEvent sound, float confidence, DateTimeOffset end) =>
        _engine.Add(SoundMeaning.ReadingOf(new HeardSound(sound, confidence), end.AddSeconds(-0.5), end));

    private HeardSound? SoundAt(DateTimeOffset now) => _engine.StateOf(Modality.Sound, now).Sound;
}
