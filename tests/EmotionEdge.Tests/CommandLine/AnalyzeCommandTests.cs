using System.Text.Json;
using System.Xml.Linq;

namespace EmotionEdge.Tests.CommandLine;

public sealed class AnalyzeCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Each_file_gets_one_line_in_order_and_one_that_fails_does_not_stop_the_others()
    {
        var good = _folder.Write("good.txt", "What a wonderful, happy day! I love it.");
        var empty = _folder.Write("empty.mp4", "");
        var sad = _folder.Write("sad.txt", "This is horrible, I hate it.");

        var run = await CommandRun.Of("analyze", good, empty, _folder.Path("missing"), sad, "--json");

        Assert.Equal(1, run.Code);
        Assert.Equal(4, run.Lines.Length);
        Assert.Equal([good, empty, _folder.Path("missing"), sad], run.Lines.Select(line => Field(line, "file")));
        Assert.Equal("Happiness", Field(run.Lines[0], "dominant"));
        Assert.Contains("is empty", Field(run.Lines[1], "error"), StringComparison.Ordinal);
        Assert.Contains("does not exist", Field(run.Lines[2], "error"), StringComparison.Ordinal);
        Assert.Equal("text", Field(run.Lines[3], "kind"));
    }

    [Fact]
    public async Task All_well_ends_with_0() => Assert.Equal(0, (await CommandRun.Of("analyze", _folder.Write("a.txt", "fine"), "--json")).Code);

    [Fact]
    public async Task A_missing_model_ends_with_3_and_the_text_beside_it_is_still_read()
    {
        var config = ConfigOfEmptyStore();
        var wave = _folder.Make("tone.wav", "-f lavfi -i sine=duration=1");

        var run = await CommandRun.Of("analyze", wave, _folder.Path("missing"), "--json", "--config", config);

        Assert.Equal(3, run.Code);
        Assert.Contains("no model for VoiceActivity", Field(run.Lines[0], "error"), StringComparison.Ordinal);
        Assert.Contains("does not exist", Field(run.Lines[1], "error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_configuration_ends_with_2_and_names_the_key()
    {
        var config = _folder.Write("wrong.json", """{"fusion": {"faceWeight": 99}}""");

        var run = await CommandRun.Of("analyze", _folder.Write("a.txt", "fine"), "--config", config);

        Assert.Equal(2, run.Code);
        Assert.Contains("fusion.faceWeight", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_file_at_all_ends_with_2() => Assert.Equal(2, (await CommandRun.Of("analyze")).Code);

    [Fact]
    public async Task For_people_there_are_a_headline_and_bars_and_failures_go_to_standard_error()
    {
        var good = _folder.Write("[good].txt", "What a wonderful, happy day! I love it.");

        var run = await CommandRun.Of("analyze", good, _folder.Path("missing"));

        Assert.Contains($"{good} (text)", run.Output, StringComparison.Ordinal);
        Assert.Contains("Happiness 0.", run.Output, StringComparison.Ordinal);
        Assert.Contains("████", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain("missing", run.Output, StringComparison.Ordinal);
        Assert.Equal($"{_folder.Path("missing")}: does not exist. Check the name.", run.Errors.Trim());
    }

    [Fact]
    public async Task A_recording_is_drawn_and_its_hints_are_told()
    {
        var wave = _folder.Make("loud.wav", "-f lavfi -i sine=frequency=300:duration=3,volume=30dB");
        var plot = _folder.Path("loud.svg");

        var run = await CommandRun.Of("analyze", wave, "--plot", plot);

        Assert.Equal(0, run.Code);
        Assert.Contains("clipping: loud sound is cut off", run.Output, StringComparison.Ordinal);
        Assert.Contains(XDocument.Load(plot).Descendants(), element => element.Value == "waveform");
        var json = await CommandRun.Of("analyze", wave, "--json");
        Assert.Equal(["clipping"], json.Json.GetProperty("hints").EnumerateArray().Select(hint => hint.GetString()!));
    }

    [Fact]
    public async Task Only_one_recording_can_be_drawn()
    {
        var text = _folder.Write("a.txt", "fine");

        foreach (var files in (string[][])[[text], [text, text], ["-"]])
        {
            var run = await CommandRun.Of(["analyze", .. files, "--plot", _folder.Path("plot.svg")]);
            Assert.Equal(2, run.Code);
            Assert.Contains("--plot draws", run.Errors, StringComparison.Ordinal);
        }

        var wave = _folder.Make("tone.wav", "-f lavfi -i sine=duration=1");
        var unwritable = await CommandRun.Of("analyze", wave, "--plot", _folder.Path("nowhere/plot.svg"));
        Assert.Equal(1, unwritable.Code);
        Assert.Contains("it cannot be written", unwritable.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configuration_of_the_fusion_holds_for_files_too()
    {
        var file = _folder.Write("a.txt", "What a wonderful, happy day! I love it.");
        var config = _folder.Write("strict.json", """{"fusion": {"minimumConfidence": 0.99}}""");

        var run = await CommandRun.Of("analyze", file, "--json", "--config", config);

        Assert.Equal("Unknown", Field(run.Lines[0], "dominant"));
    }

    [Fact]
    public async Task A_photo_and_a_film_of_real_faces_are_told_by_the_real_models()
    {
        var media = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/media"));
        Assert.SkipUnless(Directory.Exists(media), $"{media} is not here.");

        var run = await CommandRun.Of("analyze", Path.Combine(media, "photos/happy-baby.jpg"), Path.Combine(media, "clips/again.mkv"), "--json");

        Assert.Equal(0, run.Code);
        Assert.Equal("Happiness", Field(run.Lines[0], "dominant"));
        var film = JsonDocument.Parse(run.Lines[1]).RootElement;
        Assert.Equal(1, Assert.Single(film.GetProperty("faces").EnumerateArray()).GetProperty("track").GetInt32());
        Assert.Equal(3, film.GetProperty("timeline").GetArrayLength());
    }

    public void Dispose() => _folder.Dispose();

    private string ConfigOfEmptyStore()
    {
        _folder.Write("models/manifest.json", """{"schema": 1, "models": []}""");
        return _folder.Write("config.json", JsonSerializer.Serialize(new { models = new { directory = _folder.Path("models") } }));
    }

    private static string? Field(string line, string name) => JsonDocument.Parse(line).RootElement.GetProperty(name).GetString();
}
