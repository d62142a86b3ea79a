using System.Formats.Tar;
using System.Globalization;
using System.Text;
using EmotionEdge.Tests.CommandLine;

namespace EmotionEdge.Tests.Analysis;

/// <summary>Real recordings of people whom the model never heard; skipped where the data is not beside the repository.</summary>
public sealed class RealSoundTests : IDisposable
{
    private static readonly string Data = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/data/audio"));

    private static readonly Dictionary<string, string> Events = new(StringComparer.Ordinal)
    {
        ["laughing"] = "Laugh",
        ["crying"] = "Cry",
        ["screaming"] = "Scream",
        ["sighing"] = "Sigh",
        ["coughing"] = "Cough",
        ["301 - Crying baby"] = "BabyCry",
    };

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Most_events_are_found_and_talk_is_not_taken_for_a_scream()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Data, "sound.tar")), "the recordings are not here");
        var rows = Extract("sound", (label, _) => Events.GetValueOrDefault(label));
        var talk = Extract("speech", (_, number) => number % 12 == 0 ? "Other" : null);
        var table = _folder.Write("held-out.csv", new StringBuilder("file,label\n").AppendJoin('\n', [.. rows, .. talk]).ToString());

        var run = await CommandRun.Of("models", "evaluate", "--task", "sound", "--data", table, "--json");

        Assert.Equal(0, run.Code);
        Assert.Equal(0, run.Json.GetProperty("failed").GetInt32());
        var labels = run.Json.GetProperty("labels").EnumerateArray().Select(label => label.GetString()).ToList();
        var confusion = run.Json.GetProperty("confusion").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt32()).ToArray()).ToArray();
        var other = labels.IndexOf("Other");
        var found = Enumerable.Range(0, other).Sum(label => confusion[label][label]);
        Assert.True(rows.Count >= 20 && talk.Count >= 60, $"{rows.Count} events and {talk.Count} clips of talk");
        Assert.True(found >= 0.65 * rows.Count, string.Create(CultureInfo.InvariantCulture, $"{found} of {rows.Count} events were found"));
        Assert.True(confusion[other][other] >= 0.95 * talk.Count, $"{confusion[other][other]} of {talk.Count} clips of talk are no events");
        Assert.Equal(0, confusion[other][labels.IndexOf("Scream")]);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Takes the held-out clips of an archive that get a label, as rows of a table.</summary>
    private List<string> Extract(string archive, Func<string, int, string?> labelOf)
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = new List<string>();
        using var tar = new TarReader(File.OpenRead(Path.Combine(Data, $"{archive}.tar")));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name == $"{archive}.csv")
                Choose(entry, archive, labelOf, wanted);
            if (!wanted.TryGetValue(entry.Name, out var label))
                continue;
            var file = _folder.Path(Path.GetFileName(entry.Name));
            entry.ExtractToFile(file, overwrite: true);
            rows.Add($"{file},{label}");
        }

        return rows;
    }

    private static void Choose(TarEntry table, string archive, Func<string, int, string?> labelOf, Dictionary<string, string> wanted)
    {
        using var reader = new StreamReader(table.DataStream!);
        var header = reader.ReadLine()!.Split(',');
        var (file, label, split) = (Array.IndexOf(header, "file"), Array.IndexOf(header, "label"), Array.IndexOf(header, "split"));
        for (var number = 0; reader.ReadLine() is { } line; number++)
        {
            var fields = line.Split(',');
            if (fields[split] == "dev" && labelOf(fields[label], number) is { } name)
                wanted[$"{archive}/{fields[file]}"] = name;
        }
    }
}
