using System.Collections.Concurrent;
using EmotionEdge.Core.Analyses;

namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>Takes whatever comes, counts its bytes, and knows no more of it.</summary>
internal sealed class MemoryAnalyses : IAnalyses
{
    private readonly ConcurrentDictionary<string, AnalysisJob> _jobs = new();
    private int _last;

    public long MaximumBytes { get; set; } = 1 << 30;

    /// <summary>What the next one is refused with.</summary>
    public SubmissionException? Refusal { get; set; }

    public Submission? LastSubmission { get; private set; }

    public string? LastText { get; private set; }

    public byte[]? KeptFile { get; set; }

    public async Task<AnalysisJob> SubmitAsync(Submission submission, Stream content, CancellationToken cancellationToken)
    {
        if (Refusal is { } refusal)
            throw refusal;
        LastSubmission = submission;
        var block = new byte[81920];
        long bytes = 0;
        while (await content.ReadAsync(block, cancellationToken) is > 0 and var count)
        {
            bytes += count;
            if (bytes > MaximumBytes)
                throw new SubmissionException(SubmissionFault.TooLarge, "too large");
        }

        return Add(new AnalysisJob(NewId(), submission.Owner, submission.Name ?? "file", "image/png", bytes, DateTimeOffset.UnixEpoch) { IsKept = submission.Keep });
    }

    public AnalysisJob SubmitText(string owner, string text)
    {
        LastText = text;
        return Add(new AnalysisJob(NewId(), owner, "text", "text/plain", text.Length, DateTimeOffset.UnixEpoch));
    }

    public AnalysisJob Add(AnalysisJob job) => _jobs[job.Id] = job;

    public AnalysisJob? Find(string id) => _jobs.GetValueOrDefault(id);

    public IReadOnlyList<AnalysisJob> List(string? owner) => [.. _jobs.Values.Where(job => owner is null || job.Owner == owner)];

    public bool Cancel(string id) =>
        _jobs.TryGetValue(id, out var job) && !job.HasEnded && _jobs.TryUpdate(id, job with { State = AnalysisState.Cancelled }, job);

    public bool Delete(string id) => _jobs.TryRemove(id, out _);

    public Stream? OpenFile(string id) => KeptFile is { } file ? new MemoryStream(file) : null;

    /// <summary>How the copy of each video stands.</summary>
    public Dictionary<string, DrawnVideo> Drawings { get; } = [];

    public byte[]? DrawnFile { get; set; }

    public DrawnVideo? Draw(string id) => Refusal is { } refusal ? throw refusal
        : Find(id) is { IsKept: true } ? Drawings[id] = new DrawnVideo(AnalysisState.Waiting, 0, null)
        : null;

    public DrawnVideo? FindDrawn(string id) => Drawings.GetValueOrDefault(id);

    public Stream? OpenDrawn(string id) => DrawnFile is { } file && Drawings.ContainsKey(id) ? new MemoryStream(file) : null;

    public bool RemoveDrawn(string id) => Drawings.Remove(id);

    private string NewId() => $"job{Interlocked.Increment(ref _last)}";
}
