using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Benchmarks.Material;
using Benchmarks.Report;
using EmotionEdge.Core;
using EmotionEdge.Vision;

namespace Benchmarks.Pictures;

/// <summary>How many frames a second one core can analyse, measured by a process of its own that is held on that core.</summary>
internal static class OneCore
{
    public const string Command = "one-core";

    private const int FramesPerSecond = 15;
    private static readonly TimeSpan DetectEvery = TimeSpan.FromSeconds(0.2);

    public static IEnumerable<Figure> Measure(TimeSpan duration)
    {
        List<string> arguments = ["-c", "0", Environment.ProcessPath!];
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            arguments.Add(Assembly.GetExecutingAssembly().Location);
        arguments.AddRange([Command, Figures.Number(duration.TotalSeconds)]);
        var rates = JsonSerializer.Deserialize<OneCoreRates>(ChildProgram.Run("taskset", arguments))!;
        var shared = rates.CoreShare < 0.97 ? Figures.Invariant($" (a second of processor time: it had {rates.CoreShare:0.00} of the core)") : "";
        return
        [
            new Figure("Frames a second on one core, detection and expression on each", Figures.Number(rates.Full) + shared),
            new Figure("Frames a second on one core, the service's mixture at 15 fps", Figures.Number(rates.Paced) + shared),
        ];
    }

    /// <summary>In the process that is held: measures and prints.</summary>
    public static void MeasureHere(TimeSpan duration)
    {
        var frames = ClipFrames.Read(RoomClip.Make().Video);
        using var models = new BenchModels();
        var expressionEach = new FacePipelineOptions { Refresh = TimeSpan.FromTicks(1) };
        var full = new Run(models.Faces(expressionEach), frames, _ => true);
        var everyFrames = (int)(DetectEvery.TotalSeconds * FramesPerSecond);
        var paced = new Run(models.Faces(), frames, index => index % everyFrames == 0);

        full.For(duration / 4);
        paced.For(duration / 4);
        var (fullRate, fullShare) = full.For(duration);
        var (pacedRate, pacedShare) = paced.For(duration);
        Console.WriteLine(JsonSerializer.Serialize(new OneCoreRates(fullRate, pacedRate, (fullShare + pacedShare) / 2)));
    }

    /// <summary>Frames follow each other at once, while the pipeline is told that they are a fifteenth of a second apart.</summary>
    private sealed class Run(FacePipeline faces, ClipFrames frames, Func<int, bool> detects)
    {
        private readonly Reading[] _readings = new Reading[16];
        private long _timestamp = TimeProvider.System.GetTimestamp();
        private int _index;

        /// <returns>Frames a second of processor time, and processor time over time.</returns>
        public (double Rate, double CoreShare) For(TimeSpan duration)
        {
            var first = _index;
            var start = Stopwatch.GetTimestamp();
            var processor = Environment.CpuUsage.TotalTime;
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                _timestamp += TimeProvider.System.TimestampFrequency / FramesPerSecond;
                faces.Process(frames.Next(), detects(_index++), 1, _timestamp);
                faces.WriteReadings(_readings, DateTimeOffset.UnixEpoch);
            }

            var used = Environment.CpuUsage.TotalTime - processor;
            return ((_index - first) / used.TotalSeconds, used / Stopwatch.GetElapsedTime(start));
        }
    }
}
