using EmotionEdge.Analysis;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Text;

namespace EmotionEdge.Tests.Analysis;

public sealed class TextFindingsTests
{
    private static readonly EmotionScores Happy = EmotionScores.Certain(Emotion.Happiness);
    private static readonly EmotionScores Sad = EmotionScores.Certain(Emotion.Sadness);

    private readonly TextFindings _findings = new(new FusionOptions());

    [Fact]
    public void Paragraphs_count_by_length_and_quality()
    {
        _findings.Add(0, 300, Report(Happy, sentiment: 1, quality: 1));
        _findings.Add(300, 100, Report(Sad, sentiment: -1, quality: 1));

        var result = _findings.Result("a.txt");

        Assert.Equal("Happiness", result.Dominant);
        Assert.Equal(0.75, result.Confidence, 4);
        Assert.Equal(0.5, result.Text!.Sentiment, 4);
        Assert.Equal([0L, 300L], result.Text.Sentences!.Select(sentence => sentence.Start));
    }

    [Fact]
    public void Places_are_those_in_the_whole_text_and_the_strongest_words_come_first()
    {
        _findings.Add(0, 10, Report(Happy, evidence: [new WordEvidence("good", 2, 4, 0.2, Lexicon.Vader)]));
        _findings.Add(10, 10, Report(Sad, evidence: [new WordEvidence("awful", 3, 5, -0.4, Lexicon.SentiWordNet)]));

        var evidence = _findings.Result("a.txt").Text!.Evidence;

        Assert.Equal([new EvidenceEntry("awful", 13, 5, -0.4, "sentiWordNet"), new EvidenceEntry("good", 2, 4, 0.2, "vader")], evidence);
    }

    [Theory]
    [InlineData(TextState.NoWords, "no words")]
    [InlineData(TextState.NotEnglish, "not English")]
    public void A_text_that_was_not_read_says_why(TextState state, string reason)
    {
        _findings.Add(0, 10, new TextReport(new TextResult(state, EmotionScores.Uniform, 0, 0, 0, false), [], []));

        var result = _findings.Result("a.txt");

        Assert.Equal(EmotionNames.Unknown, result.Dominant);
        Assert.Equal(reason, result.Text!.Reason);
    }

    [Fact]
    public void A_text_without_end_is_told_by_its_beginning_and_takes_no_more_memory()
    {
        for (var i = 0; i < 5000; i++)
            _findings.Add(i * 10L, 10, Report(Happy, evidence: [new WordEvidence("good", 0, 4, 0.2, Lexicon.Vader)]));

        var text = _findings.Result("a.txt").Text!;

        Assert.Equal(2000, text.Sentences!.Count);
        Assert.Equal(20, text.Evidence.Count);
    }

    private static TextReport Report(EmotionScores scores, float sentiment = 0, float quality = 0.9f, params WordEvidence[] evidence) =>
        new(new TextResult(TextState.Read, scores, quality, sentiment, 0.5f, false), evidence, []);
}
