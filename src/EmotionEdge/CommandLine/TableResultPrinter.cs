using System.Globalization;
using EmotionEdge.Analysis;
using EmotionEdge.Core;
using EmotionEdge.Core.Sensing;
using Spectre.Console;

namespace EmotionEdge.CommandLine;

/// <summary>Results for people: a table a file, with bars; a file that failed goes to standard error.</summary>
internal sealed class TableResultPrinter(TextWriter output, TextWriter errors) : IResultPrinter
{
    private readonly IAnsiConsole _console = Output.Table(output);

    public void Print(AnalysisResult result)
    {
        if (result.File == AnalysisRun.StandardInput)
        {
            output.WriteLine(Headline(result));
            return;
        }

        _console.Heading($"{result.File} ({result.Kind})");
        _console.WriteLine("  " + Headline(result));
        foreach (var hint in result.Hints ?? [])
            _console.WriteLine($"  {hint.Name()}: {hint.Advice()}");
        if (IsSensed(result))
            _console.Write(new Padder(ScoreTable(result.Scores)).Padding(2, 0, 0, 0));
        if (result.Voice is { } voice)
            _console.WriteLine("  " + Line(voice));
        if (result.Faces is { Count: > 0 } faces && (result.Kind == "video" || faces.Count > 1))
            _console.Write(FaceTable(faces));
        if (result.Timeline is { Count: > 0 } timeline)
            _console.Write(TimelineTable(timeline));
        if (result.Posture is { Count: > 0 } posture)
            _console.Write(PostureTable(posture));
        if (result.Text is { } text)
            PrintText(text);
        _console.WriteLine();
    }

    public void Print(AnalysisFailure failure) => errors.WriteLine(
        failure.Error.StartsWith(failure.File, StringComparison.Ordinal) ? failure.Error : $"{failure.File}: {failure.Error}");

    private static bool IsSensed(AnalysisResult result) => result.Scores != EmotionScores.Uniform;

    private static string Headline(AnalysisResult result) => IsSensed(result)
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Answer(result)}   valence {result.Valence:+0.00;-0.00;0.00}   arousal {result.Arousal:0.00}")
        : $"{EmotionNames.Unknown}: {WhyUnknown(result)}";

    private static string Answer(AnalysisResult result) => result.Confidence > 0
        ? $"{result.Dominant} {Number(result.Confidence)}"
        : $"{EmotionNames.Unknown} (no emotion is clear enough)";

    private static string WhyUnknown(AnalysisResult result) => result.Kind switch
    {
        "text" when result.Text?.Reason == "not English" => "it does not seem to be English, the only language that is understood",
        "image" => "no face was found that is clear enough",
        "video" => "neither a face nor speech was found that is clear enough",
        "audio" => "neither speech nor a laugh, a scream or the like was found that is clear enough",
        _ => "there are no words in it",
    };

    private void PrintText(TextDetails text)
    {
        if (text.Reason is not null)
            return;
        _console.WriteLine($"  sentiment {Signed(text.Sentiment)}   intensity {Number(text.Intensity)}");
        if (text.Evidence.Count > 0)
            _console.WriteLine("  words (VADER/SentiWordNet): " + string.Join(", ", text.Evidence.GroupBy(word => word.Start).Select(Words)));
        if (text.Truncated == true)
            _console.WriteLine("  Only the beginning was read.");
        if (text.Sentences is { } sentences)
            _console.Write(SentenceTable(sentences));
    }

    /// <summary>A word with what each lexicon says of it, - where it says nothing.</summary>
    private static string Words(IGrouping<long, EvidenceEntry> word)
    {
        return $"{word.First().Word} {Of("vader")}/{Of("sentiWordNet")}";

        string Of(string lexicon) => word.FirstOrDefault(entry => entry.Lexicon == lexicon) is { } entry ? Signed(entry.Contribution) : "-";
    }

    private static Table SentenceTable(IReadOnlyList<SentenceEntry> sentences)
    {
        var table = new Table().SimpleBorder().AddColumns("characters", "emotion", "", "sentiment", "intensity");
        foreach (var sentence in sentences)
        {
            table.AddRow(
                string.Create(CultureInfo.InvariantCulture, $"{sentence.Start} - {sentence.Start + sentence.Length}"),
                sentence.Dominant,
                sentence.Confidence > 0 ? $"{Number(sentence.Confidence)} {Bars.Of(sentence.Confidence, 10)}" : "",
                Signed(sentence.Sentiment),
                Number(sentence.Intensity));
        }

        return table;
    }

    private static Table ScoreTable(in EmotionScores scores)
    {
        var table = new Table().NoBorder().HideHeaders().AddColumns("", "", "");
        for (var i = 0; i < EmotionScores.Count; i++)
            table.AddRow(((Emotion)i).Name(), Number(scores[i]), Bars.Of(scores[i], 24));
        return table;
    }

    private static Table FaceTable(IReadOnlyList<FaceResult> faces)
    {
        var table = new Table().SimpleBorder().AddColumns("face", "seconds", "box", "quality", "emotion", "");
        for (var i = 0; i < faces.Count; i++)
        {
            var face = faces[i];
            table.AddRow(
                (face.Track ?? i + 1).ToString(CultureInfo.InvariantCulture),
                face is { Start: { } start, End: { } end } ? Span(start, end) : "",
                string.Join(' ', face.Box),
                Number(face.Quality),
                face.Dominant,
                face.Confidence > 0 ? $"{Number(face.Confidence)} {Bars.Of(face.Confidence, 10)}" : "");
        }

        return table;
    }

    private static Table TimelineTable(IReadOnlyList<TimelineEntry> timeline)
    {
        var table = new Table().SimpleBorder().AddColumns("seconds", "sense", "emotion or event", "");
        foreach (var entry in timeline)
        {
            var leader = entry.Scores.Dominant;
            var sureness = entry.Confidence ?? entry.Scores[leader];
            table.AddRow(
                Span(entry.Start, entry.End),
                entry.Modality,
                entry.Event ?? leader.Name(),
                $"{Number(sureness)} {Bars.Of(sureness, 10)}");
        }

        return table;
    }

    private static Table PostureTable(IReadOnlyList<PostureEntry> posture)
    {
        var table = new Table().SimpleBorder().AddColumns("seconds", "people", "posture", "agitation");
        foreach (var entry in posture)
        {
            table.AddRow(
                Span(entry.Start, entry.End),
                entry.People.ToString(CultureInfo.InvariantCulture),
                entry.Action,
                $"{Number(entry.Agitation)} {Bars.Of(entry.Agitation, 10)}");
        }

        return table;
    }

    private static string Line(VoiceResult voice) => string.Create(
        CultureInfo.InvariantCulture,
        $"voice {voice.Seconds:0.0} s   pitch {voice.PitchHertz:0} Hz ± {voice.PitchDeviation:0.0} semitones   {voice.LevelDbfs:0} dBFS   {voice.SyllablesPerSecond:0.0} syllables/s   jitter {100 * voice.Jitter:0.0} %");

    private static string Signed(double value) => value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Span(double start, double end) => string.Create(CultureInfo.InvariantCulture, $"{start:0.0} - {end:0.0}");
}
