using System.Text.Json;
using System.Xml.Linq;
using EmotionEdge.Vision.Robustness;

namespace EmotionEdge.Tests.CommandLine;

/// <summary>Other people's scripts call this command: what goes in and comes out is fixed.</summary>
public sealed class ModelsEvaluateCommandTests : IDisposable
{
    private const string Table = """
        label	text	group
        happiness	I love this wonderful day!	good
        Happiness	You are the best, thanks a lot, great!	good
        anger	I am so angry at you, stop it right now!	bad
        calm	The table is in the room.	plain
        Neutral	12 34	plain
        """;

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Text_from_a_table_gives_all_fixed_fields()
    {
        var run = await CommandRun.Of("models", "evaluate", "--task", "text", "--data", _folder.Write("test.tsv", Table), "--json");

        Assert.Equal(0, run.Code);
        Assert.Single(run.Lines);
        Assert.Equal(
            [
                "task", "model", "precision", "count", "failed", "unknown", "accuracy", "meanRecall", "macroF1", "ece", "labels", "confusion",
                "perLabel", "groups", "millisecondsPerItem",
            ],
            run.Json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("text", run.Json.GetProperty("task").GetString());
        Assert.Equal("text-minilm", run.Json.GetProperty("model").GetString());
        Assert.Equal(5, run.Json.GetProperty("count").GetInt32());
        Assert.Equal(0.2, run.Json.GetProperty("unknown").GetDouble(), 6);
        Assert.Equal(0.8, run.Json.GetProperty("accuracy").GetDouble(), 6);
        Assert.Equal(1, run.Json.GetProperty("perLabel").GetProperty("Happiness").GetProperty("recall").GetDouble());
        Assert.Equal(["bad", "good", "plain"], run.Json.GetProperty("groups").EnumerateObject().Select(group => group.Name));
    }

    [Fact]
    public async Task Restricted_to_the_labels_of_the_data_the_model_chooses_among_those_only()
    {
        var data = _folder.Write("two.csv", "label,text\nFear,The table is in the room.\nDisgust,The chair is in the room.\n");

        var free = await CommandRun.Of("models", "evaluate", "--task", "text", "--data", data, "--json");
        var restricted = await CommandRun.Of("models", "evaluate", "--task", "text", "--data", data, "--restrict", "--json");

        Assert.Equal(0, free.Json.GetProperty("accuracy").GetDouble());
        Assert.Equal(0, Answers(free));
        Assert.Equal(2, Answers(restricted));

        static int Answers(CommandRun run) => run.Json.GetProperty("confusion").EnumerateArray().Sum(row => row.EnumerateArray().Sum(cell => cell.GetInt32()));
    }

    [Fact]
    public async Task Text_files_in_folders_by_label_are_read_and_broken_ones_are_named_and_counted()
    {
        _folder.Write("data/happiness/one.txt", "I love this wonderful day!");
        _folder.Write("data/Anger/two.txt", "I am so angry at you, stop it right now!");
        _folder.Write("data/Anger/three.txt", [0, 1, 2, 0, 3]);

        var run = await CommandRun.Of("models", "evaluate", "--task", "text", "--data", _folder.Path("data"), "--json");

        Assert.Equal(0, run.Code);
        Assert.Equal(2, run.Json.GetProperty("count").GetInt32());
        Assert.Equal(1, run.Json.GetProperty("failed").GetInt32());
        Assert.Contains(_folder.Path("data/Anger/three.txt"), run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_people_there_are_tables_of_labels_confusion_and_groups()
    {
        var run = await CommandRun.Of("models", "evaluate", "--task", "text", "--data", _folder.Write("test.tsv", Table));

        Assert.Equal(0, run.Code);
        foreach (var part in new[] { "text-minilm (int8): 5 items, 0 failed", "mean recall", "80.0 %", "support", "truth", "plain" })
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_without_a_model_ends_with_3()
    {
        _folder.Write("manifest.json", """{"schema": 1, "models": []}""");
        var config = _folder.Write("config.json", JsonSerializer.Serialize(new { models = new { directory = _folder.Root } }));

        var run = await CommandRun.Of(
            "models", "evaluate", "--task", "sound", "--data", _folder.Write("s.csv", "label,file\nLaugh,a.wav\n"), "--json", "--config", config);

        Assert.Equal(3, run.Code);
        Assert.Contains("no model for sound in the manifest", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("--task text", "--data")]
    [InlineData("--data x.csv", "--task")]
    [InlineData("--task smell --data x.csv", "smell")]
    [InlineData("--task text --data nowhere.csv", "nowhere.csv")]
    [InlineData("--task text --data nowhere.csv --model gpt", "gpt")]
    [InlineData("--task text --data nowhere.csv --precision fp32", "fp32")]
    [InlineData("--task text --data nowhere.csv --precision int4", "int4")]
    [InlineData("--task text --data nowhere.csv --aligned", "--aligned")]
    [InlineData("--task text --data nowhere.csv --robustness", "--robustness")]
    public async Task Wrong_use_ends_with_2_and_says_what_is_wrong(string arguments, string named)
    {
        var run = await CommandRun.Of(["models", "evaluate", "--json", .. arguments.Split(' ')]);

        Assert.Equal(2, run.Code);
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_that_is_none_is_named_with_its_line()
    {
        var run = await CommandRun.Of(
            "models", "evaluate", "--task", "text", "--data", _folder.Write("odd.csv", "label,text\nHappiness,good\nBoredom,long\n"), "--json");

        Assert.Equal(2, run.Code);
        Assert.Contains("line 3: 'Boredom'", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_without_a_face_is_answered_Unknown_unless_it_is_said_to_be_a_face()
    {
        _folder.Write("data/Fear/broken.jpg", "no picture");
        _folder.Make("data/Fear/pattern.png", "-f lavfi -i testsrc=size=96x96:rate=1 -frames:v 1");

        var found = await CommandRun.Of("models", "evaluate", "--task", "face", "--data", _folder.Path("data"), "--precision", "fp32", "--json");
        var aligned = await CommandRun.Of("models", "evaluate", "--task", "face", "--data", _folder.Path("data"), "--aligned", "--restrict", "--json");

        Assert.Equal("fp32", found.Json.GetProperty("precision").GetString());
        Assert.Equal(1, found.Json.GetProperty("unknown").GetDouble());
        Assert.Equal(1, found.Json.GetProperty("failed").GetInt32());
        Assert.Equal(0, aligned.Json.GetProperty("unknown").GetDouble());
        Assert.Equal(1, aligned.Json.GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public async Task Robustness_measures_faces_under_worse_conditions_and_a_plot_shows_the_confusion()
    {
        _folder.Make("data/Fear/pattern.png", "-f lavfi -i testsrc=size=96x96:rate=1 -frames:v 1");
        var plot = _folder.Path("plot.svg");

        var run = await CommandRun.Of(
            "models", "evaluate", "--task", "face", "--data", _folder.Path("data"), "--aligned", "--restrict", "--robustness", "--plot", plot, "--json");

        Assert.Equal(0, run.Code);
        var conditions = run.Json.GetProperty("conditions");
        Assert.Equal(PictureCondition.All.Select(condition => condition.Name), conditions.EnumerateObject().Select(condition => condition.Name));
        Assert.All(conditions.EnumerateObject(), condition => Assert.Equal(1, condition.Value.GetProperty("count").GetInt32()));
        var svg = XDocument.Load(plot);
        Assert.Contains(svg.Descendants(), element => element.Value == "Fear");
    }

    [Fact]
    public async Task A_plot_that_cannot_be_written_is_named()
    {
        var run = await CommandRun.Of(
            "models", "evaluate", "--task", "text", "--data", _folder.Write("test.tsv", Table), "--plot", _folder.Path("no/such/folder.svg"));

        Assert.Equal(2, run.Code);
        Assert.Contains("folder.svg", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_answered_Unknown_and_sound_with_an_emotion()
    {
        _folder.Write("data/Neutral/broken.wav", "no sound");
        _folder.Make("data/Neutral/silence.wav", "-f lavfi -i anullsrc=r=16000:cl=mono -t 2");
        _folder.Make("data/Neutral/tone.wav", "-f lavfi -i sine=duration=12");

        var run = await CommandRun.Of("models", "evaluate", "--task", "speech", "--data", _folder.Path("data"), "--restrict", "--json");

        Assert.Equal(0, run.Code);
        Assert.Equal(2, run.Json.GetProperty("count").GetInt32());
        Assert.Equal(1, run.Json.GetProperty("failed").GetInt32());
        Assert.Equal(0.5, run.Json.GetProperty("unknown").GetDouble());
        Assert.Equal(0.5, run.Json.GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public async Task Sounds_from_a_table_give_all_fixed_fields_and_silence_is_Other()
    {
        _folder.Make("silence.wav", "-f lavfi -i anullsrc=r=16000:cl=mono -t 3");
        _folder.Make("noise.flac", "-f lavfi -i anoisesrc=duration=3:sample_rate=48000:amplitude=0.1:seed=5");
        _folder.Make("short.mp3", "-f lavfi -i sine=duration=0.3");
        var table = _folder.Write("sounds.csv", "file,label,group\nsilence.wav,other,quiet\nnoise.flac,OTHER,loud\nshort.mp3,BabyCry,loud\nnone.wav,laugh,loud\n");

        var run = await CommandRun.Of("models", "evaluate", "--task", "sound", "--data", table, "--precision", "int8", "--json");

        Assert.Equal(0, run.Code);
        Assert.Equal(
            [
                "task", "model", "precision", "count", "failed", "unknown", "accuracy", "meanRecall", "macroF1", "ece", "labels", "confusion",
                "perLabel", "groups", "millisecondsPerItem",
            ],
            run.Json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("sound", "sound-events", "int8"), (Text("task"), Text("model"), Text("precision")));
        Assert.Equal(["BabyCry", "Other"], run.Json.GetProperty("labels").EnumerateArray().Select(label => label.GetString()));
        Assert.Equal((3, 1), (run.Json.GetProperty("count").GetInt32(), run.Json.GetProperty("failed").GetInt32()));
        Assert.Equal(0, run.Json.GetProperty("unknown").GetDouble());
        Assert.Equal(1, run.Json.GetProperty("groups").GetProperty("quiet").GetProperty("accuracy").GetDouble());
        Assert.Equal(1, run.Json.GetProperty("perLabel").GetProperty("Other").GetProperty("recall").GetDouble());

        string? Text(string name) => run.Json.GetProperty(name).GetString();
    }

    public void Dispose() => _folder.Dispose();
}
