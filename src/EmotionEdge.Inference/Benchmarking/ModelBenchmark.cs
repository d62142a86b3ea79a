namespace EmotionEdge.Inference;

/// <summary>
/// Times the files of a model against each other: on some boards (Cortex-A72: no dot product) int8 is the slower one. The runs
/// of the files alternate, so that a processor that heats up or slows down treats them alike.
/// </summary>
public sealed class ModelBenchmark(ModelStore store, BenchmarkOptions options, TimeProvider time)
{
    /// <summary>Times each network file of a model and marks the one with the smallest median.</summary>
    /// <param name="model">A model of the store.</param>
    /// <param name="keep">Whether later openings shall take the faster file; only where there are several.</param>
    /// <param name="cancellationToken">Ends the measurement between two runs.</param>
    /// <returns>One result a file; none for a model that is only a table.</returns>
    /// <exception cref="ModelException">A file cannot be opened, or the choice cannot be kept.</exception>
    public IReadOnlyList<BenchmarkResult> Measure(ModelInfo model, bool keep, CancellationToken cancellationToken)
    {
        List<ModelSession> sessions = [];
        try
        {
            foreach (ModelFile file in model.Files.Where(f => f.Precision != Precision.Table))
                sessions.Add(store.Open(model, file));
            return sessions.Count == 0 ? [] : Choose(model, Time(model, sessions, cancellationToken), keep);
        }
        finally
        {
            sessions.ForEach(session => session.Dispose());
        }
    }

    private List<BenchmarkResult> Time(ModelInfo model, List<ModelSession> sessions, CancellationToken cancellationToken)
    {
        sessions.ForEach(FillWithNoise);
        double[][] milliseconds = [.. sessions.Select(_ => new double[options.Runs])];
        for (int run = -options.WarmUp; run < options.Runs; run++)
        {
            for (int i = 0; i < sessions.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                long start = time.GetTimestamp();
                sessions[i].Run();
                if (run >= 0)
                    milliseconds[i][run] = time.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        return [.. sessions.Select((session, i) =>
            new BenchmarkResult(model.Id, session.Precision, options.Runs, Quantile(milliseconds[i], 0.5), Quantile(milliseconds[i], 0.95)))];
    }

    private List<BenchmarkResult> Choose(ModelInfo model, List<BenchmarkResult> results, bool keep)
    {
        BenchmarkResult fastest = results.MinBy(r => r.Median)!;
        if (keep && results.Count > 1)
        {
            store.Keep(new PrecisionChoice
            {
                Model = model.Id,
                Version = model.Version,
                Precision = fastest.Precision,
                Milliseconds = results.ToDictionary(r => r.Precision, r => r.Median),
            });
        }

        return results.ConvertAll(r => r with { Chosen = ReferenceEquals(r, fastest) });
    }

    /// <summary>Zeros would be unlike a picture or voice; some kernels are faster on them.</summary>
    private static void FillWithNoise(ModelSession session)
    {
        var random = new Random(1);
        foreach (string name in session.InputNames.Where(session.IsFloat))
        {
            foreach (ref float value in session.Input(name))
                value = random.NextSingle();
        }
    }

    /// <summary>The smallest value that at least this share of the values does not exceed.</summary>
    internal static double Quantile(double[] values, double share)
    {
        Array.Sort(values);
        return values[Math.Clamp((int)Math.Ceiling(share * values.Length) - 1, 0, values.Length - 1)];
    }
}
