using System.CommandLine;
using System.Text.Json;
using EmotionEdge.Analysis;
using EmotionEdge.Inference;
using Spectre.Console;

namespace EmotionEdge.CommandLine;

/// <summary><c>models verify</c>: whether every file is the manifest's.</summary>
internal static class ModelsVerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Checks every model file against the manifest; exits 1 when one is wrong or missing.")
        {
            CommonOptions.Json,
            CommonOptions.Config,
        };
        command.SetWork((parsed, _) => Run(
            ModelStore.Load(CommonOptions.ReadSettings(parsed).Models),
            parsed.GetValue(CommonOptions.Json),
            parsed.InvocationConfiguration));
        return command;
    }

    internal static int Run(ModelStore store, bool json, InvocationConfiguration streams)
    {
        List<ModelCheckRow> rows = [.. store.Verify().Select(RowOf), .. store.Models.Where(model => model.Files.Count == 0).Select(RowOf)];
        if (json)
            streams.Output.WriteLine(JsonSerializer.Serialize(rows, CommandJson.Default.ListModelCheckRow));
        else
            Output.Table(streams.Output).Write(TableOf(rows));
        return rows.TrueForAll(row => row.Ok) ? ExitCode.Fine : ExitCode.No;
    }

    private static ModelCheckRow RowOf(ModelCheck check) =>
        new(check.Model, ModelNames.Of(check.File.Precision), check.File.File, check.Fault is null, check.Fault);

    private static ModelCheckRow RowOf(ModelInfo model) =>
        new(model.Id, null, null, false, $"model {model.Id} has no files. Install the models again.");

    private static Table TableOf(List<ModelCheckRow> rows)
    {
        var table = new Table().SimpleBorder().AddColumns("model", "precision", "file", "state");
        foreach (var row in rows)
            table.AddRow(new[] { row.Model, row.Precision ?? "-", row.File ?? "-", row.Fault ?? "fine" }.Select(Markup.Escape).ToArray());
        return table;
    }
}
