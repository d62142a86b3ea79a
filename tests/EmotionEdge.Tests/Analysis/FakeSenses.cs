using EmotionEdge.Analysis;
using EmotionEdge.Audio.Sounds;
using EmotionEdge.Audio.Speech;
using EmotionEdge.Audio.Voice;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Media;
using EmotionEdge.Core.Sounds;
using EmotionEdge.Text;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Tests.Analysis;

/// <summary>Sees the faces that a test places, hears whatever is loud as speech, and reads with the real tables.</summary>
internal sealed class FakeSenses : ISenses, IFaceDetector, IExpressionModel, IVoiceActivityModel, ISpeechEmotionModel, ISoundEventModel
{
    /// <summary>Faces of every picture.</summary>
    public List<ImageFace> Faces { get; } = [];

    /// <summary>Where a face is when the n-th frame is looked at, from 0; null for none.</summary>
    public Func<int, Face?> FaceOnFrame { get; set; } = _ => null;

    public EmotionScores Expression { get; set; } = Certain(Emotion.Happiness);

    public FaceQuality Quality { get; set; } = new(1, 1, 1, 1);

    public SpeechEmotion Voice { get; set; } = new(Certain(Emotion.Anger), new Affect(-0.5f, 0.9f));

    /// <summary>The event that everything loud is, too; null: sounds are not listened for.</summary>
    public SoundEvent? Sound { get; set; }

    /// <summary>How often a frame was looked at.</summary>
    public int Looks { get; private set; }

    public int MinimumFrames => 1;

    public static EmotionScores Certain(Emotion emotion) => EmotionScores.Certain(emotion);

    public static FaceQuality QualityOf(float overall) => new(overall, 1, 1, 1);

    public static Face FaceAt(float left, float top, float side = 40) => new(new Box(left, top, left + side, top + side), default, 0.95f);

    public IReadOnlyList<ImageFace> FacesOf(VideoFrame picture) => Faces;

    public FacePipeline OpenFaces(TimeProvider time, FacePipelineOptions options) => new(this, this, options, time);

    /// <summary>Finds bodies; null for posture that is off.</summary>
    public IPoseModel? Poses { get; set; }

    public PosturePipeline? OpenPosture(TimeProvider time) => Poses is { } poses
        ? new PosturePipeline(poses, new PostureOptions { Every = TimeSpan.FromSeconds(0.1) }, time)
        : null;

    public IPoseModel? OpenPoses() => Poses;

    public SpeechPipeline OpenSpeech() => new(
        this, this, new SpeechSegmenterOptions(), Sound is null ? null : new SoundPipeline(this, new SoundOptions()));

    public TextAnalyzer OpenText() => RealModels.Senses.OpenText();

    public IEarlyFusion OpenFusion() => RealModels.Senses.OpenFusion();

    ReadOnlySpan<Face> IFaceDetector.Detect(VideoFrame frame, int closerLooks) => FaceOnFrame(Looks++) is { } face ? new[] { face } : [];

    ReadOnlySpan<float> IExpressionModel.Embedding => [];

    ReadOnlySpan<float> ISpeechEmotionModel.Embedding => [];

    FaceExpression IExpressionModel.Classify(VideoFrame frame, in Face face) => new(Expression, Quality);

    float IVoiceActivityModel.Probability(ReadOnlySpan<float> chunk)
    {
        var loudest = 0f;
        foreach (var sample in chunk)
            loudest = Math.Max(loudest, Math.Abs(sample));
        return loudest > 0.05f ? 1 : 0;
    }

    void IVoiceActivityModel.Reset()
    {
    }

    SpeechEmotion ISpeechEmotionModel.Classify(ReadOnlySpan<float> features, int frames) => Voice;

    void ISoundEventModel.Classify(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        SoundScores.SetNothing(probabilities);
        (probabilities[(int)Sound!.Value], probabilities[SoundScores.Other]) = (0.75f, 0.25f);
    }

    void IDisposable.Dispose()
    {
    }
}
