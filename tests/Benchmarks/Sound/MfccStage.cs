using System.Globalization;
using System.Runtime.InteropServices;
using Benchmarks.Material;
using Benchmarks.Measuring;
using Benchmarks.Report;
using EmotionEdge.Audio.Features;

namespace Benchmarks.Sound;

/// <summary>Cepstral coefficients of the clip's sound, beside those of torchaudio on the same samples.</summary>
internal sealed class MfccStage(RoomClip clip, Alternation alternation)
{
    private const string What = "MFCC, seconds of sound in a second of a core";
    private const double Goal = 3;

    public Figure Measure()
    {
        var sound = ClipSound.Read(clip.Video);
        var mfcc = new Mfcc();
        var rows = new double[Mfcc.MaximumRows(sound.Length) * mfcc.Coefficients];
        var ours = alternation.Measure([new Stage(What, () => mfcc.Push(sound, rows))])[0].Milliseconds / 1000 / sound.Length * LogMel.SampleRate;
        var rate = Figures.Number(1 / ours);
        try
        {
            var ratio = Torchaudio(sound) / ours;
            return new Figure(What, $"{rate}, {Figures.Number(ratio)} times those of torchaudio", $"at least {Goal} times", ratio < Goal);
        }
        catch (BenchmarkException exception)
        {
            Console.Error.WriteLine($"torchaudio is not measured: {exception.Message}");
            return new Figure(What, rate);
        }
    }

    /// <summary>Processor seconds a second of sound.</summary>
    private static double Torchaudio(float[] sound)
    {
        var samples = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(samples, MemoryMarshal.AsBytes(sound.AsSpan()));
            var script = Path.Combine(Repository.Root, "models/training/speech/torchaudio_mfcc.py");
            return double.Parse(ChildProgram.Run("python3", ["-B", script, samples]), CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(samples);
        }
    }
}
