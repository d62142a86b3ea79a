using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EmotionEdge.Analysis;
using EmotionEdge.Inference;
using Spectre.Console;

namespace EmotionEdge.CommandLine;

/// <summary><c>models list</c>: what is installed and which file of each model runs here.</summary>
internal static class ModelsListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "Lists the models and which precision of each runs here.") { CommonOptions.Json, CommonOptions.Config };
        command.SetWork((parsed, _) => Run(
            ModelStore.Load(CommonOptions.ReadSettings(parsed).Models),
            parsed.GetValue(CommonOptions.Json),
            parsed.InvocationConfiguration));
        return command;
    }

    internal static int Run(ModelStore store, bool json, InvocationConfiguration streams)
    {
        if (store.Warning is { } warning)
            streams.Error.WriteLine($"emotionedge: {warning}");
        List<ModelRow> rows = [.. store.Models.Select(model => RowOf(store, model))];
        if (json)
            streams.Output.WriteLine(JsonSerializer.Serialize(rows, CommandJson.Default.ListModelRow));
        else
            Output.Table(streams.Output).Write(TableOf(rows));
        return ExitCode.Fine;
    }

    private static ModelRow RowOf(ModelStore store, ModelInfo model)
    {
        var chosen = model.Files.Count > 0 ? store.Choose(model) : null;
        return new ModelRow(
            model.Id,
            ModelNames.Of(model.Task),
            model.Version,
            [.. model.Files.Select(file => ModelNames.Of(file.Precision))],
            chosen is null ? null : ModelNames.Of(chosen.Precision),
            chosen is null ? null : SizeOf(Path.Combine(store.Directory, chosen.File)),
            model.License,
            model.Card);
    }

    private static long? SizeOf(string path) => File.Exists(path) ? new FileInfo(path).Length : null;

    private static Table TableOf(List<ModelRow> rows)
    {
        var table = new Table().SimpleBorder().AddColumns("id", "task", "version", "precisions", "runs", "size", "licence");
        foreach (var row in rows)
        {
            var precisions = row.Precisions.Count == 0 ? "no files" : string.Join(", ", row.Precisions);
            table.AddRow(new[] { row.Id, row.Task, row.Version, precisions, row.Chosen ?? "-", Size(row), row.License }.Select(Markup.Escape).ToArray());
        }

        return table;
    }

    private static string Size(ModelRow row) => row switch
    {
        { Bytes: { } bytes } => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0} KiB"),
        { Chosen: null } => "-",
        _ => "missing",
    };
}
