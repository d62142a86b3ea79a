using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EmotionEdge.Analysis;
using EmotionEdge.Inference;
using Spectre.Console;

namespace EmotionEdge.CommandLine;

/// <summary><c>models bench</c>: how long each file takes on this board, and which of a model's files is the faster one.</summary>
internal static class ModelsBenchCommand
{
    public static Command Create()
    {
        var keep = new Option<bool>("--keep") { Description = "Take the faster file from now on (needs models.stateDirectory)." };
        var runs = new Option<int>("--runs") { Description = "How many runs of each file are timed.", DefaultValueFactory = _ => new BenchmarkOptions().Runs };
        var command = new Command("bench", "Times the files of each model against each other.")
        {
            keep,
            runs,
            CommonOptions.Json,
            CommonOptions.Config,
        };
        command.SetWork((parsed, cancellationToken) => Run(
            ModelStore.Load(CommonOptions.ReadSettings(parsed).Models),
            parsed.GetValue(runs),
            parsed.GetValue(keep),
            parsed.GetValue(CommonOptions.Json),
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    internal static int Run(
        ModelStore store, int runs, bool keep, bool json, InvocationConfiguration streams, CancellationToken cancellationToken)
    {
        if (runs is < 1 or > 1_000_000)
            throw new UsageException($"--runs {runs}: give a number from 1 to 1000000.");
        var benchmark = new ModelBenchmark(store, new BenchmarkOptions { Runs = runs }, TimeProvider.System);
        var rows = TerminalProgress.Show("timing", streams.Error, progress => Measure(store, benchmark, keep, progress, cancellationToken));
        if (json)
            streams.Output.WriteLine(JsonSerializer.Serialize(rows, CommandJson.Default.ListBenchmarkRow));
        else
            Output.Table(streams.Output).Write(TableOf(rows));
        return ExitCode.Fine;
    }

    private static List<BenchmarkRow> Measure(
        ModelStore store, ModelBenchmark benchmark, bool keep, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var rows = new List<BenchmarkRow>();
        for (var i = 0; i < store.Models.Count; i++)
        {
            rows.AddRange(benchmark.Measure(store.Models[i], keep, cancellationToken).Select(result => new BenchmarkRow(
                result.Model, ModelNames.Of(result.Precision), result.Runs, result.Median, result.P95, result.Chosen)));
            progress?.Report((i + 1.0) / store.Models.Count);
        }

        return rows;
    }

    private static Table TableOf(List<BenchmarkRow> rows)
    {
        var table = new Table().SimpleBorder().AddColumns("model", "precision", "runs", "median ms", "p95 ms", "fastest");
        foreach (var row in rows)
        {
            table.AddRow(
                Markup.Escape(row.Model),
                row.Precision,
                row.Runs.ToString(CultureInfo.InvariantCulture),
                row.Median.ToString("0.000", CultureInfo.InvariantCulture),
                row.P95.ToString("0.000", CultureInfo.InvariantCulture),
                row.Fastest ? "yes" : "");
        }

        return table;
    }
}
