using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Text;

namespace EmotionEdge.Analysis;

/// <summary>Puts the paragraphs of a text together. What it keeps of a text without end is limited.</summary>
internal sealed class TextFindings(FusionOptions fusion)
{
    /// <summary>Sentences that are told one by one; of a longer text, the first.</summary>
    private const int MostSentences = 2000;

    private const int MostEvidence = 20;

    private const string Kind = "text";

    private readonly Findings _findings = new(fusion);
    private readonly TextMean _mean = new();
    private readonly List<EvidenceEntry> _evidence = [];
    private readonly List<SentenceEntry> _sentences = [];
    private TextState _unread = TextState.NoWords;
    private bool _truncated;

    /// <summary>The result of a text that is read at once.</summary>
    public static AnalysisResult Of(string file, int length, TextReport report, FusionOptions fusion)
    {
        var findings = new TextFindings(fusion);
        findings.Add(0, length, report);
        return findings.Result(file);
    }

    /// <param name="start">Where the paragraph begins in the text.</param>
    /// <param name="length">Its length.</param>
    /// <param name="report">What it says.</param>
    public void Add(long start, int length, TextReport report)
    {
        var result = report.Result;
        _truncated |= result.Truncated;
        if (!result.Known)
        {
            _unread = result.State == TextState.NotEnglish ? TextState.NotEnglish : _unread;
            return;
        }

        _findings.Add(Modality.Text, result.Scores, result.Affect, result.Quality, share: length);
        _mean.Add(result, length);
        KeepStrongest(report.Evidence.Select(word => EntryOf(start, word)));
        var sentences = report.Sentences.Count > 0 ? report.Sentences : [new SentenceResult(0, length, result)];
        _sentences.AddRange(sentences.Take(MostSentences - _sentences.Count).Select(sentence => EntryOf(start, sentence)));
    }

    /// <summary>The rest of the text is not read.</summary>
    public void Truncate() => _truncated = true;

    public AnalysisResult Result(string file)
    {
        var whole = _mean.Result();
        return AnalysisResult.Of(file, Kind, _findings.Estimate()) with
        {
            Text = new TextDetails(
                whole.Sentiment,
                whole.Intensity,
                whole.Quality,
                whole.Known ? null : _unread == TextState.NotEnglish ? "not English" : "no words",
                _truncated ? true : null,
                _evidence,
                _sentences.Count > 1 ? _sentences : null),
        };
    }

    private void KeepStrongest(IEnumerable<EvidenceEntry> evidence)
    {
        _evidence.AddRange(evidence);
        _evidence.Sort((first, second) => Math.Abs(second.Contribution).CompareTo(Math.Abs(first.Contribution)));
        if (_evidence.Count > MostEvidence)
            _evidence.RemoveRange(MostEvidence, _evidence.Count - MostEvidence);
    }

    private static EvidenceEntry EntryOf(long start, WordEvidence word) => new(
        word.Word, start + word.Start, word.Length, word.Contribution, word.Lexicon == Lexicon.Vader ? "vader" : "sentiWordNet");

    private SentenceEntry EntryOf(long start, SentenceResult sentence)
    {
        var result = sentence.Result;
        var dominant = result.Known ? Findings.NameOf(result.Scores, fusion) : null;
        return new SentenceEntry(
            start + sentence.Start,
            sentence.Length,
            dominant.NameOrUnknown(),
            dominant is { } known ? result.Scores[known] : 0,
            result.Sentiment,
            result.Intensity,
            result.Scores);
    }
}
