using EmotionEdge.Core.Analyses;

namespace EmotionEdge.Tests.Uploads;

internal sealed class MemoryAnalysisStore : IAnalysisStore
{
    public Dictionary<string, AnalysisJob> Jobs { get; } = [];

    public IReadOnlyList<AnalysisJob> Load() => [.. Jobs.Values];

    public void Save(AnalysisJob job) => Jobs[job.Id] = job;

    public void Delete(string id) => Jobs.Remove(id);
}
