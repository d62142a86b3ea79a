using EmotionEdge.Core.Analyses;

namespace EmotionEdge.Uploads;

/// <summary>Analyses that have ended; kept over restarts where there is a store for them. For one thread at a time.</summary>
internal sealed class AnalysisHistory
{
    private readonly IAnalysisStore? _store;
    private readonly Dictionary<string, AnalysisJob> _jobs;

    public AnalysisHistory(IAnalysisStore? store)
    {
        _store = store;
        _jobs = store?.Load().ToDictionary(job => job.Id) ?? [];
    }

    public IReadOnlyCollection<AnalysisJob> All => _jobs.Values;

    /// <summary>Those whose files are kept.</summary>
    public IReadOnlySet<string> Kept() => _jobs.Values.Where(job => job.IsKept).Select(job => job.Id).ToHashSet();

    public AnalysisJob? Find(string id) => _jobs.GetValueOrDefault(id);

    public void Add(AnalysisJob job)
    {
        _jobs[job.Id] = job;
        _store?.Save(job);
    }

    /// <returns>What was removed; <see langword="null"/> where there was none.</returns>
    public AnalysisJob? Remove(string id)
    {
        if (!_jobs.Remove(id, out var job))
            return null;
        _store?.Delete(id);
        return job;
    }

    /// <summary>Those that are too old, and the oldest of those that are too many.</summary>
    public IReadOnlyList<AnalysisJob> Surplus(DateTimeOffset before, int most)
    {
        var newestFirst = _jobs.Values.OrderByDescending(job => job.Ended).ToList();
        return [.. newestFirst.Where((job, place) => place >= most || job.Ended < before)];
    }
}
