using EmotionEdge.Core.Analyses;

namespace EmotionEdge.Tests.Uploads;

internal sealed class MemoryAnalysisStore : IAnalysisStore
{
    public Dictionary<string, AnalysisJob> Jobs { get; } = [];

    /// <summary>What the next list of ids fails with.</summary>
    public Exception? ListFailure { get; set; }

    public Task<IReadOnlyList<AnalysisJob>> LoadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AnalysisJob>>([.. Jobs.Values]);

    public Task<IReadOnlySet<string>> ListAsync(CancellationToken cancellationToken)
    {
        var failure = ListFailure;
        ListFailure = null;
        return failure is null ? Task.FromResult<IReadOnlySet<string>>(Jobs.Keys.ToHashSet()) : Task.FromException<IReadOnlySet<string>>(failure);
    }

    public Task SaveAsync(AnalysisJob job, CancellationToken cancellationToken)
    {
        Jobs[job.Id] = job;
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        Jobs.Remove(id);
        return Task.CompletedTask;
    }
}
