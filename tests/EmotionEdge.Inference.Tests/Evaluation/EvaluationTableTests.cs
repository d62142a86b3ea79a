using System.Text;
using Xunit;

namespace EmotionEdge.Inference.Tests;

public sealed class EvaluationTableTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void Texts_are_read_with_label_and_group()
    {
        EvaluationItem[] items = Read(EvaluationTask.Text, "t.csv", "label,text,group\nHAPPINESS,what a day,web\nfear,help,\n");

        Assert.Equal(new EvaluationItem("Happiness", null, "what a day", "web", Path.Combine(folder.Path, "t.csv") + ":2"), items[0]);
        Assert.Null(items[1].Group);
        Assert.Equal("Fear", items[1].Label);
    }

    [Fact]
    public void Files_are_relative_to_the_table()
    {
        EvaluationItem item = Assert.Single(Read(EvaluationTask.Face, "t.csv", "file,label\npics/a.jpg,Anger\n"));

        Assert.Equal(Path.Combine(folder.Path, "pics/a.jpg"), item.File);
        Assert.Null(item.Text);
    }

    [Fact]
    public void Byte_order_mark_crlf_and_blank_lines_do_not_matter()
    {
        string path = Path.Combine(folder.Path, "t.csv");
        File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF, .. "Label,Text\r\n\r\nanger,no\r\n"u8]);

        EvaluationItem item = Assert.Single(EvaluationData.Open(EvaluationTask.Text, path).Items());

        Assert.Equal(("Anger", "no"), (item.Label, item.Text));
        Assert.EndsWith(":3", item.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Quoted_fields_hold_commas_quotes_and_line_ends()
    {
        EvaluationItem[] items = Read(EvaluationTask.Text, "t.csv", "label,text\nanger,\"no, \"\"never\"\"\nagain\"\nfear,\"\"\"x\"\"\"\n");

        Assert.Equal(["no, \"never\"\nagain", "\"x\""], items.Select(i => i.Text));
        Assert.EndsWith(":4", items[1].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Tab_separated_text_may_hold_stray_quotes()
    {
        EvaluationItem[] items = Read(
            EvaluationTask.Text, "t.tsv", "label\ttext\nanger\t\"I am Monica.\njoy\t\"a \"\"b\"\" c\"\nfear\t\"Wanted.\" Nice!\nfear\tx \"y\" z\n"
                .Replace("joy", "happiness", StringComparison.Ordinal));

        Assert.Equal(["\"I am Monica.", "a \"b\" c", "\"Wanted.\" Nice!", "x \"y\" z"], items.Select(i => i.Text));
    }

    [Fact]
    public void Calm_is_neutral() =>
        Assert.Equal("Neutral", Assert.Single(Read(EvaluationTask.Speech, "t.csv", "label,file\ncalm,a.wav\n")).Label);

    [Fact]
    public void The_labels_that_occur_are_known_beforehand_in_the_tasks_order()
    {
        string path = folder.Write("t.csv", "label,text\nfear,a\nneutral,b\nfear,c\n");

        EvaluationData data = EvaluationData.Open(EvaluationTask.Text, path);

        Assert.Equal(["Neutral", "Fear"], data.Labels);
        Assert.Equal(3, data.Count);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("label,text\n", "no row below the header")]
    [InlineData("text,group\na,b\n", "line 1: the header has no column label, only text, group")]
    [InlineData("label,group\nfear,b\n", "no column file or text")]
    [InlineData("label,text\nfear,a\nfear\n", "line 3: 1 fields, the header has 2")]
    [InlineData("label,text\nfear,a,b\n", "line 2: 3 fields, the header has 2")]
    [InlineData("label,text\n\nbored,a\n", "line 3: 'bored' is not a label; one of Neutral, Happiness, Surprise, Sadness, Anger, Disgust, Fear")]
    [InlineData("label,text\nfear,\n", "line 2: text is empty")]
    [InlineData("label,text\nfear,ok\nfear,\"open\nmore\n", "line 3: a quote that opens here is never closed")]
    public void What_is_wrong_is_said_with_its_line(string content, string said)
    {
        EvaluationDataException error = Assert.Throws<EvaluationDataException>(() => Read(EvaluationTask.Text, "t.csv", content));

        Assert.Contains("t.csv", error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Faces_need_files_not_texts()
    {
        EvaluationDataException error = Assert.Throws<EvaluationDataException>(
            () => Read(EvaluationTask.Face, "t.csv", "label,text\nfear,a\n"));

        Assert.Contains("no column file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        string path = Path.Combine(folder.Path, "t.csv");
        File.WriteAllBytes(path, [.. "label,text\nfear,caf"u8, 0xE9, (byte)'\n']);

        EvaluationDataException error = Assert.Throws<EvaluationDataException>(() => EvaluationData.Open(EvaluationTask.Text, path));

        Assert.Contains("not UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_are_given_out_as_they_are_asked_for()
    {
        string rows = new StringBuilder("label,text\n").Insert(11, "fear,word\n", 50_000).ToString();
        EvaluationData data = EvaluationData.Open(EvaluationTask.Text, folder.Write("t.csv", rows));

        long before = GC.GetAllocatedBytesForCurrentThread();
        EvaluationItem first = data.Items().First();

        Assert.Equal("word", first.Text);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    public void Dispose() => folder.Dispose();

    private EvaluationItem[] Read(EvaluationTask task, string name, string content) =>
        [.. EvaluationData.Open(task, folder.Write(name, content)).Items()];
}
