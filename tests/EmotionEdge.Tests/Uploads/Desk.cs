using EmotionEdge.Analysis;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Core.Fusion;
using EmotionEdge.History;
using EmotionEdge.Tests.Analysis;
using EmotionEdge.Tests.History;
using EmotionEdge.Uploads;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmotionEdge.Tests.Uploads;

/// <summary>A desk with its worker, over a folder of one test.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly AnalysisWorker _worker;
    private readonly StoreLine _line;
    private bool _started;

    private Desk(TestFolder folder, UploadOptions? options = null, IAnalysisStore? store = null, ISenses? senses = null, TimeProvider? time = null)
    {
        options ??= new UploadOptions();
        Folder = folder.Path("uploads");
        Files = new UploadFolder(Folder, options.QuotaBytes);
        _line = new StoreLine(TimeProvider.System, NullLogger<StoreLine>.Instance);
        Analyses = new AnalysisDesk(options, Files, new AnalysisHistory(store ?? new MemoryAnalysisStore(), _line), time ?? TimeProvider.System);
        _worker = new AnalysisWorker(
            Analyses, () => senses ?? new FakeSenses(), new FusionOptions(), options, TimeProvider.System, NullLogger<AnalysisWorker>.Instance);
    }

    /// <summary>One that is ready to take something.</summary>
    public static async Task<Desk> OpenAsync(
        TestFolder folder, UploadOptions? options = null, IAnalysisStore? store = null, ISenses? senses = null, TimeProvider? time = null)
    {
        var desk = new Desk(folder, options, store, senses, time);
        await desk._line.StartAsync(TestContext.Current.CancellationToken);
        await desk._line.ReadsDoneAsync();
        return desk;
    }

    public string Folder { get; }

    public UploadFolder Files { get; }

    public AnalysisDesk Analyses { get; }

    public string[] FilesLeft => [.. Directory.EnumerateFiles(Folder).Select(Path.GetFileName).OfType<string>()];

    /// <summary>Waits until the store has done all that it was given so far.</summary>
    public Task SavedAsync() => _line.ChangesDoneAsync();

    public Task StartAsync()
    {
        _started = true;
        return _worker.StartAsync(TestContext.Current.CancellationToken);
    }

    public Task<AnalysisJob> SubmitAsync(string path, string? name = null, bool keep = false, string owner = "ann") =>
        SubmitAsync(File.ReadAllBytes(path), name ?? Path.GetFileName(path), keep, owner);

    public async Task<AnalysisJob> SubmitAsync(byte[] content, string name, bool keep = false, string owner = "ann")
    {
        using var stream = new MemoryStream(content);
        return await Analyses.SubmitAsync(new Submission(owner, name, keep), stream, TestContext.Current.CancellationToken);
    }

    public Task<AnalysisJob> EndOfAsync(AnalysisJob job) => UntilAsync(job, now => now.HasEnded);

    public async Task<AnalysisJob> UntilAsync(AnalysisJob job, Func<AnalysisJob, bool> wanted)
    {
        while (true)
        {
            var now = Analyses.Find(job.Id);
            Assert.NotNull(now);
            if (wanted(now))
                return now;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public async Task StopAsync()
    {
        if (_started)
            await _worker.StopAsync(CancellationToken.None);
        _started = false;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _line.StopAsync(CancellationToken.None);
        _line.Dispose();
        _worker.Dispose();
        Analyses.Dispose();
    }
}
