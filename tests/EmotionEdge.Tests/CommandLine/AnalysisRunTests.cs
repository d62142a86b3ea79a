using EmotionEdge.Analysis;
using EmotionEdge.CommandLine;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Tests.Analysis;

namespace EmotionEdge.Tests.CommandLine;

public sealed class AnalysisRunTests : IResultPrinter
{
    private readonly List<AnalysisResult> _results = [];
    private readonly List<AnalysisFailure> _failures = [];
    private readonly AnalysisRun _run;

    public AnalysisRunTests() => _run = new AnalysisRun(new FakeSenses(), new FusionOptions(), this, TextWriter.Null);

    [Fact]
    public void Standard_input_gives_one_result_a_line_also_for_an_empty_one()
    {
        var code = _run.Execute(["-"], () => new StringReader("I love this great day!\n\nI hate you."), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Fine, code);
        Assert.Equal(["-", "-", "-"], _results.Select(result => result.File));
        Assert.Equal("Happiness", _results[0].Dominant);
        Assert.Equal("Unknown", _results[1].Dominant);
        Assert.True(_results[2].Valence < 0);
    }

    [Fact]
    public void A_line_is_answered_before_the_next_one_is_written()
    {
        _run.Execute(["-"], () => new Conversation(this), TestContext.Current.CancellationToken);

        Assert.Equal(3, _results.Count);
    }

    [Fact]
    public void Ctrl_C_is_no_failure_of_a_file()
    {
        Assert.Throws<OperationCanceledException>(() => _run.Execute(["-"], () => new StringReader("one\n"), new CancellationToken(true)));
        Assert.Empty(_failures);
    }

    [Fact]
    public void Whatever_happens_to_one_file_is_told_of_that_file()
    {
        var code = _run.Execute(["-", "nowhere"], () => throw new InvalidOperationException("broken"), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.No, code);
        Assert.Equal([new AnalysisFailure("-", "broken"), new AnalysisFailure("nowhere", "nowhere: does not exist. Check the name.")], _failures);
    }

    void IResultPrinter.Print(AnalysisResult result) => _results.Add(result);

    void IResultPrinter.Print(AnalysisFailure failure) => _failures.Add(failure);

    /// <summary>Says the next line only when the one before was answered.</summary>
    private sealed class Conversation(AnalysisRunTests tests) : TextReader
    {
        private const string Line = "good day\n";
        private int _read;

        public override int Read()
        {
            Assert.Equal(_read / Line.Length, tests._results.Count);
            return _read < 3 * Line.Length ? Line[_read++ % Line.Length] : -1;
        }
    }
}
