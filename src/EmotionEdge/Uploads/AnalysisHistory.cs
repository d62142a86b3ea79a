using EmotionEdge.Core.Analyses;
using EmotionEdge.History;

namespace EmotionEdge.Uploads;

/// <summary>Analyses that have ended; kept over restarts. For one thread at a time.</summary>
internal sealed class AnalysisHistory(IAnalysisStore store, StoreLine line)
{
    private readonly Dictionary<string, AnalysisJob> _jobs = [];
    private volatile bool _asking;

    public IReadOnlyCollection<AnalysisJob> All => _jobs.Values;

    /// <summary>Those whose files are kept.</summary>
    public IReadOnlySet<string> Kept() => _jobs.Values.Where(job => job.IsKept).Select(job => job.Id).ToHashSet();

    public AnalysisJob? Find(string id) => _jobs.GetValueOrDefault(id);

    /// <summary>Reads those of before.</summary>
    /// <param name="loaded">Called as soon as they are read, with all of them.</param>
    public void Load(Action<IReadOnlyList<AnalysisJob>> loaded) =>
        line.Read(async cancellationToken => loaded(await store.LoadAsync(cancellationToken).ConfigureAwait(false)));

    /// <summary>Takes in those of before.</summary>
    public void Restore(IReadOnlyList<AnalysisJob> jobs)
    {
        foreach (var job in jobs)
            _jobs.TryAdd(job.Id, job);
    }

    public void Add(AnalysisJob job)
    {
        _jobs[job.Id] = job;
        line.Add(cancellationToken => store.SaveAsync(job, cancellationToken));
    }

    /// <returns>What was removed; <see langword="null"/> where there was none.</returns>
    public AnalysisJob? Remove(string id)
    {
        if (_jobs.Remove(id, out var job))
            line.Add(cancellationToken => store.DeleteAsync(id, cancellationToken));
        return job;
    }

    /// <summary>Asks which of them the store has no longer: another program removes an account with its analyses.</summary>
    /// <param name="gone">Called with their ids, where there are any.</param>
    public void FindGone(Action<IReadOnlyList<string>> gone)
    {
        // What is added from now on is behind this in the line, so that the store need not have it yet.
        string[] known = [.. _jobs.Keys];
        if (known.Length == 0 || _asking)
            return;
        // One question at a time: while the disk takes nothing, more of them would push out what waits to be kept.
        _asking = true;
        line.Add(
            async cancellationToken =>
            {
                var kept = await store.ListAsync(cancellationToken).ConfigureAwait(false);
                _asking = false;
                if (known.Where(id => !kept.Contains(id)).ToList() is { Count: > 0 } missing)
                    gone(missing);
            },
            lost: () => _asking = false);
    }

    /// <summary>Those that are too old, and the oldest of those that are too many.</summary>
    public IReadOnlyList<AnalysisJob> Surplus(DateTimeOffset before, int most)
    {
        var newestFirst = _jobs.Values.OrderByDescending(job => job.Ended).ToList();
        return [.. newestFirst.Where((job, place) => place >= most || job.Ended < before)];
    }
}
