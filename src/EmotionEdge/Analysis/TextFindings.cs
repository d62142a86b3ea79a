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

    private readonly Findings _findings = new(fusion);
    private readonly List<EvidenceEntry> _evidence = [];
    private readonly List<SentenceEntry> _sentences = [];
    private TextState _unread = TextState.NoWords;
    private bool _truncated;
    private double _weight;
    private double _length;
    private double _sentiment;
    private double _intensity;

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
        var weight = (double)result.Quality * length;
        _weight += weight;
        _length += length;
        _sentiment += weight * result.Sentiment;
        _intensity += weight * result.Intensity;
        KeepStrongest(report.Evidence.Select(word => EntryOf(start, word)));
        var sentences = report.Sentences.Count > 0 ? report.Sentences : [new SentenceResult(0, length, result)];
        _sentences.AddRange(sentences.Take(MostSentences - _sentences.Count).Select(sentence => EntryOf(start, sentence)));
    }

    /// <summary>The rest of the text is not read.</summary>
    public void Truncate() => _truncated = true;

    public AnalysisResult Result(string file, string kind)
    {
        var read = _weight > 0;
        return AnalysisResult.Of(file, kind, _findings.Estimate()) with
        {
            Text = new TextDetails(
                read ? _sentiment / _weight : 0,
                read ? _intensity / _weight : 0,
                read ? _weight / _length : 0,
                read ? null : _unread == TextState.NotEnglish ? "not English" : "no words",
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
