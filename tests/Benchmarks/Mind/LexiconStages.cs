using System.Globalization;
using Benchmarks.Material;
using Benchmarks.Measuring;
using Benchmarks.Report;

namespace Benchmarks.Mind;

/// <summary>What the lexicons take of a sentence.</summary>
internal sealed class LexiconStages(BenchModels models, Alternation alternation)
{
    public IEnumerable<Figure> Measure()
    {
        var (vader, sentiWordNet) = (models.Vader(), models.SentiWordNet());
        var timings = alternation.Measure(
        [
            Stage("VADER, a sentence", text => vader.Score(text)),
            Stage("SentiWordNet, a sentence", text => sentiWordNet.Score(text)),
        ]);
        return [.. timings.Select(Figures.Of), .. AgainstPython(timings[0])];
    }

    private static Stage Stage(string name, Action<string> score)
    {
        var next = 0;
        return new Stage(name, () => score(TextStages.Sentences[next++ % TextStages.Sentences.Length]), Repeat: 1000);
    }

    /// <summary>The same rules on the same texts in Python; nothing where there is no Python, which only training needs.</summary>
    private static IEnumerable<Figure> AgainstPython(Timing ours)
    {
        const string What = "VADER, sentences a second";
        const double Goal = 20;
        var rate = Figures.Number(1000 / ours.Milliseconds);
        try
        {
            var script = Path.Combine(Repository.Root, "models/training/text/vader.py");
            var lexicon = Path.Combine(AppContext.BaseDirectory, "models/vader_lexicon.txt");
            var microseconds = double.Parse(ChildProgram.Run("python3", ["-B", script, lexicon, .. TextStages.Sentences]), CultureInfo.InvariantCulture);
            var ratio = microseconds / 1000 / ours.Milliseconds;
            return [new Figure(What, $"{rate}, {Figures.Number(ratio)} times those of the rules in Python", $"at least {Goal} times", ratio < Goal)];
        }
        catch (BenchmarkException exception)
        {
            Console.Error.WriteLine($"VADER in Python is not measured: {exception.Message}");
            return [new Figure(What, rate)];
        }
    }
}
