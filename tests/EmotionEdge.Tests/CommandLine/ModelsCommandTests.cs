using System.Text.Json;
using EmotionEdge.Tests.Analysis;

namespace EmotionEdge.Tests.CommandLine;

public sealed class ModelsCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task List_tells_each_model_of_the_manifest()
    {
        var run = await CommandRun.Of("models", "list", "--json");

        Assert.Equal(0, run.Code);
        Assert.Equal(RealModels.Store.Models.Select(model => model.Id), run.Json.EnumerateArray().Select(row => row.GetProperty("id").GetString()));
        var voice = run.Json.EnumerateArray().Single(row => row.GetProperty("task").GetString() == "voice-activity");
        Assert.Equal("fp32", voice.GetProperty("chosen").GetString());
        Assert.Equal("MIT", voice.GetProperty("license").GetString());
        Assert.True(voice.GetProperty("bytes").GetInt64() > 1_000_000);
    }

    [Fact]
    public async Task List_is_a_table_for_people()
    {
        var run = await CommandRun.Of("models", "list");

        Assert.Contains("silero-vad", run.Output, StringComparison.Ordinal);
        Assert.Contains("licence", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_finds_the_exchanged_and_the_missing_file_and_ends_with_1()
    {
        foreach (var name in new[] { "manifest.json", "text-minilm.json" })
            File.Copy(Path.Combine(RealModels.Store.Directory, name), _folder.Path(name));
        File.AppendAllText(_folder.Path("text-minilm.json"), " ");

        var run = await CommandRun.Of("models", "verify", "--json", "--config", Config());

        Assert.Equal(1, run.Code);
        Assert.Contains("refused", FaultOf(run, "text-minilm", "text-minilm.json"), StringComparison.Ordinal);
        Assert.Contains("cannot be read", FaultOf(run, "silero-vad"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_says_that_whole_files_are_fine()
    {
        File.Copy(Path.Combine(RealModels.Store.Directory, "text-minilm.json"), _folder.Path("text-minilm.json"));
        var sha = RealModels.Store.Find("text-minilm").Companions["parameters"].Sha256;
        _folder.Write("manifest.json", Manifest($$"""{"id": "words", "task": "text", "files": [{"precision": "table", "file": "text-minilm.json", "sha256": "{{sha}}"}]}"""));

        var run = await CommandRun.Of("models", "verify", "--config", Config());

        Assert.Equal(0, run.Code);
        Assert.Contains("fine", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bench_times_each_network_and_keeps_the_choice_where_it_is_told_to()
    {
        var run = await CommandRun.Of("models", "bench", "--runs", "2", "--json");

        Assert.Equal(0, run.Code);
        var voice = run.Json.EnumerateArray().Single(row => row.GetProperty("model").GetString() == "silero-vad");
        Assert.Equal(2, voice.GetProperty("runs").GetInt32());
        Assert.True(voice.GetProperty("median").GetDouble() > 0);
        Assert.True(voice.GetProperty("fastest").GetBoolean());
        Assert.DoesNotContain(run.Json.EnumerateArray(), row => row.GetProperty("precision").GetString() == "table");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    public async Task Bench_wants_a_sensible_number_of_runs(string runs) =>
        Assert.Equal(2, (await CommandRun.Of("models", "bench", "--runs", runs)).Code);

    [Fact]
    public async Task A_missing_manifest_ends_with_3()
    {
        var run = await CommandRun.Of("models", "list", "--config", Config());

        Assert.Equal(3, run.Code);
        Assert.Contains(_folder.Path("manifest.json"), run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Manifest(string models) => $$"""{"schema": 1, "models": [{{models}}]}""";

    private string Config() =>
        _folder.Write("config.json", JsonSerializer.Serialize(new { models = new { directory = _folder.Root } }));

    private static string? FaultOf(CommandRun run, string model, string? file = null) => run.Json.EnumerateArray()
        .First(row => row.GetProperty("model").GetString() == model && (file ?? row.GetProperty("file").GetString()) == row.GetProperty("file").GetString())
        .GetProperty("fault").GetString();
}
