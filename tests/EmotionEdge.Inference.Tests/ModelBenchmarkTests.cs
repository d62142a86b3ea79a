using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EmotionEdge.Inference.Tests;

public sealed class ModelBenchmarkTests : IDisposable
{
    private readonly TestStore files = new();

    [Fact]
    public void Each_precision_is_timed_and_the_fastest_is_chosen_and_kept()
    {
        ModelStore store = files.Load();
        ModelInfo model = store.Find("linear");
        var benchmark = new ModelBenchmark(store, new BenchmarkOptions { WarmUp = 2, Runs = 20 }, TimeProvider.System);

        IReadOnlyList<BenchmarkResult> results = benchmark.Measure(model, keep: true, TestContext.Current.CancellationToken);

        Assert.Equal([Precision.Fp32, Precision.Int8], results.Select(r => r.Precision));
        Assert.All(results, r => Assert.InRange(r.Median, 0, r.P95));
        BenchmarkResult fastest = Assert.Single(results, r => r.Chosen);
        Assert.Equal(results.Min(r => r.Median), fastest.Median);
        Assert.Equal(fastest.Precision, files.Load().Choose(model).Precision);
    }

    [Fact]
    public void Nothing_is_kept_unless_asked_for()
    {
        ModelStore store = files.Load();
        new ModelBenchmark(store, new BenchmarkOptions { Runs = 1 }, TimeProvider.System)
            .Measure(store.Find("linear"), keep: false, TestContext.Current.CancellationToken);

        Assert.False(Directory.Exists(files.State));
    }

    [Fact]
    public void Time_is_taken_from_the_clock_it_is_given()
    {
        ModelStore store = files.Load();
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(5) };

        IReadOnlyList<BenchmarkResult> results = new ModelBenchmark(store, new BenchmarkOptions { Runs = 3 }, clock)
            .Measure(store.Find("linear"), keep: false, TestContext.Current.CancellationToken);

        Assert.All(results, r => Assert.Equal((5.0, 5.0, 3), (r.Median, r.P95, r.Runs)));
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        ModelStore store = files.Load();
        var benchmark = new ModelBenchmark(store, new BenchmarkOptions(), TimeProvider.System);

        Assert.Throws<OperationCanceledException>(() => benchmark.Measure(store.Find("linear"), keep: false, new CancellationToken(true)));
    }

    [Theory]
    [InlineData(0.5, 10)]
    [InlineData(0.95, 19)]
    [InlineData(1, 20)]
    public void Quantiles_are_values_that_were_measured(double share, double expected) =>
        Assert.Equal(expected, ModelBenchmark.Quantile([.. Enumerable.Range(1, 20).Reverse().Select(i => (double)i)], share));

    public void Dispose() => files.Dispose();
}
