using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EmotionEdge.Inference.Tests;

public sealed class EvaluationRunTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void Answers_unknowns_and_failures_are_told_apart()
    {
        EvaluationData data = EvaluationData.Open(EvaluationTask.Text, folder.Write(
            "t.csv", "label,text,group\nanger,anger,a\nanger,?,a\nfear,broken,b\nfear,fear,b\n"));
        var classifier = new EchoClassifier(clock);
        var evaluator = new Evaluator(EvaluationTask.Text, "echo", Precision.Table, classifier.Labels, data.Labels);
        List<string> failures = [];
        List<int> steps = [];

        EvaluationResult result = new EvaluationRun(data, evaluator, classifier, clock).Execute(
            (item, error) => failures.Add($"{item.Source}: {error.Message}"), new Steps(steps), TestContext.Current.CancellationToken);

        Assert.Equal((3, 1, 2 / 3.0, 1 / 3.0), (result.Count, result.Failed, result.Accuracy, result.Unknown));
        Assert.Equal([Path.Combine(folder.Path, "t.csv") + ":4: will not do"], failures);
        Assert.Equal([1, 2, 3, 4], steps);
        Assert.Equal(7, result.MillisecondsPerItem);
        Assert.Equal(0.5, result.Groups["a"].Accuracy);
        Assert.Equal(1, result.Groups["b"].Count);
    }

    [Fact]
    public void It_stops_when_cancelled()
    {
        EvaluationData data = EvaluationData.Open(EvaluationTask.Text, folder.Write("t.csv", "label,text\nanger,anger\n"));
        var classifier = new EchoClassifier(clock);
        var evaluator = new Evaluator(EvaluationTask.Text, "echo", Precision.Table, classifier.Labels, data.Labels);

        Assert.Throws<OperationCanceledException>(() => new EvaluationRun(data, evaluator, classifier, clock).Execute(
            (_, _) => { }, progress: null, new CancellationToken(true)));
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Answers with the label that the text names, in 7 ms.</summary>
    private sealed class EchoClassifier(FakeTimeProvider clock) : IItemClassifier
    {
        public IReadOnlyList<string> Labels => EvaluationLabels.All(EvaluationTask.Text);

        public bool Classify(EvaluationItem item, Span<float> scores, CancellationToken cancellationToken)
        {
            clock.Advance(TimeSpan.FromMilliseconds(7));
            if (item.Text == "broken")
                throw new ItemUnreadableException("will not do");
            for (int i = 0; i < Labels.Count; i++)
                scores[i] = Labels[i].Equals(item.Text, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            return item.Text != "?";
        }
    }

    private sealed class Steps(List<int> taken) : IProgress<int>
    {
        public void Report(int value) => taken.Add(value);
    }
}
