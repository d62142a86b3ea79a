using Benchmarks.Material;
using Benchmarks.Measuring;
using Benchmarks.Report;
using EmotionEdge.Audio.Features;
using EmotionEdge.Audio.Sounds;
using EmotionEdge.Audio.Speech;
using EmotionEdge.Audio.Voice;
using EmotionEdge.Inference;

namespace Benchmarks.Sound;

/// <summary>What a block of sound leaves for the garbage collector, spoken words, their emotions and sound events included: nothing.</summary>
internal sealed class SoundAllocations(RoomClip clip, BenchModels models)
{
    /// <summary>10 ms.</summary>
    private const int Block = LogMel.SampleRate / 100;

    public Figure Measure()
    {
        var sound = ClipSound.Read(clip.Video);
        var heard = 0;
        using var pipeline = new SpeechPipeline(
            models.Voice(),
            models.Speech(models.Chosen(ModelTask.Speech)),
            new SpeechSegmenterOptions(),
            new SoundPipeline(models.Sounds(models.Chosen(ModelTask.Sound)), new SoundOptions()));
        pipeline.Heard += _ => heard++;
        var blocks = sound.Length / Block;
        var bytes = Allocations.PerRun(blocks, index =>
        {
            var at = index % blocks;
            if (at == 0)
                pipeline.Finish();
            pipeline.Push(sound.AsSpan(at * Block, Block), LogMel.SampleRate);
        });
        return heard > 1
            ? Figures.Bytes("Allocated for 10 ms of sound, speech emotion and sound events included", bytes)
            : throw new BenchmarkException($"No speech was heard in {clip.Video}.");
    }
}
