using Xunit;

namespace EmotionEdge.Inference.Tests;

public sealed class EvaluationFolderTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void Sub_folders_are_labels_and_files_may_lie_deeper()
    {
        folder.Write("anger/b.wav", "");
        folder.Write("anger/actor1/a.wav", "");
        folder.Write("CALM/c.wav", "");
        folder.Write("neutral/d.wav", "");
        folder.Write(".git/config", "");
        folder.Write("anger/.hidden", "");

        EvaluationData data = EvaluationData.Open(EvaluationTask.Speech, folder.Path);

        Assert.Equal(["Neutral", "Anger"], data.Labels);
        Assert.Equal(4, data.Count);
        Assert.Equal(
            [("Neutral", "CALM/c.wav"), ("Anger", "anger/actor1/a.wav"), ("Anger", "anger/b.wav"), ("Neutral", "neutral/d.wav")],
            data.Items().Select(i => (i.Label, Path.GetRelativePath(folder.Path, i.File!))));
    }

    [Fact]
    public void Sounds_have_their_own_labels()
    {
        folder.Write("babycry/a.wav", "");

        Assert.Equal(["BabyCry"], EvaluationData.Open(EvaluationTask.Sound, folder.Path).Labels);
        Assert.Throws<EvaluationDataException>(() => EvaluationData.Open(EvaluationTask.Speech, folder.Path));
    }

    [Fact]
    public void A_folder_that_is_no_label_is_named_with_those_that_are()
    {
        folder.Write("happy/a.jpg", "");

        EvaluationDataException error = Assert.Throws<EvaluationDataException>(() => EvaluationData.Open(EvaluationTask.Face, folder.Path));

        Assert.Contains("'happy' is not a label; one of Neutral, Happiness", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_without_files_do_not_count()
    {
        folder.Write("anger/a.jpg", "");
        Directory.CreateDirectory(Path.Combine(folder.Path, "fear"));

        Assert.Equal(["Anger"], EvaluationData.Open(EvaluationTask.Face, folder.Path).Labels);
    }

    [Theory]
    [InlineData("nowhere", "no such file or folder")]
    [InlineData("data.txt", "a .csv or a .tsv is needed")]
    [InlineData("", "no files in sub-folders")]
    public void Other_paths_are_refused(string name, string said)
    {
        folder.Write("data.txt", "");
        string path = Path.Combine(folder.Path, name);

        EvaluationDataException error = Assert.Throws<EvaluationDataException>(() => EvaluationData.Open(EvaluationTask.Face, path));

        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
