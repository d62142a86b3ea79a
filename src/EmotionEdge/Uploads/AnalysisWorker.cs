using EmotionEdge.Analysis;
using EmotionEdge.CommandLine;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Devices;
using EmotionEdge.Inference;
using EmotionEdge.Monitoring;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Uploads;

/// <summary>
/// Analyses what people gave, one after the other, on a thread that lets the live pipeline go first. Models are opened when
/// something comes and closed when nothing has come for a while.
/// </summary>
/// <param name="openSenses">Opens the senses; they are disposed where they can be.</param>
internal sealed partial class AnalysisWorker(
    AnalysisDesk desk,
    Func<ISenses> openSenses,
    FusionOptions fusion,
    UploadOptions options,
    TimeProvider time,
    ILogger<AnalysisWorker> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ISenses? _senses;
    private long _processorTicks;

    /// <summary>Processor time that the analyses took so far; programs that they started are not counted.</summary>
    public TimeSpan ProcessorTime => TimeSpan.FromTicks(Interlocked.Read(ref _processorTicks));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        new Thread(Run) { Name = "uploads", IsBackground = true }.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _stopped.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        CloseSenses();
    }

    private void Run()
    {
        if (!NiceThread.Become())
            LogNotNice();
        try
        {
            while (true)
            {
                if (desk.Take(Patience, _stopping.Token) is { } task)
                {
                    Work(task);
                    continue;
                }

                CloseSenses();
                desk.Tidy();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The service stops.
        }
        catch (Exception exception)
        {
            LogBroken(exception);
        }
        finally
        {
            CloseSenses();
            _stopped.SetResult();
        }
    }

    private void Work(AnalysisTask task)
    {
        using var limit = new CancellationTokenSource(options.MaximumWork, time);
        using var work = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, limit.Token);
        if (!task.Begin(work))
            return;
        try
        {
            desk.End(task, AnalysisState.Done, Do(task, work.Token), null);
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            if (task.IsUnwanted)
                desk.End(task, AnalysisState.Cancelled, null, null);
            else
                desk.End(task, AnalysisState.Failed, null, WhyGivenUp());
        }
        catch (Exception exception)
        {
            // Whatever a hostile file brings about, it is told of that file, and the others go on.
            desk.End(task, AnalysisState.Failed, null, ReasonOf(exception, task));
        }
    }

    /// <returns>The result; <see langword="null"/> of a drawing, which is a file.</returns>
    private AnalysisResult? Do(AnalysisTask task, CancellationToken cancellationToken)
    {
        _senses ??= openSenses();
        var result = task.IsDrawing ? null : ResultOf(task, _senses, cancellationToken) with { File = task.Now.Name };
        if (task.IsDrawing)
            Draw(task, _senses, cancellationToken);
        CountTime();
        return result;
    }

    private void Draw(AnalysisTask task, ISenses senses, CancellationToken cancellationToken)
    {
        using var target = desk.BeginDrawing(task);
        new VideoDrawing(senses, fusion).Draw(desk.PathOf(task), target.Path, options.MaximumDuration, new Progress(this, task, target.Count), cancellationToken);
        target.Count();
    }

    private void CountTime() => Interlocked.Exchange(ref _processorTicks, ThreadProcessorTime.Now.Ticks);

    private AnalysisResult ResultOf(AnalysisTask task, ISenses senses, CancellationToken cancellationToken)
    {
        if (task.Text is { } text)
            return new TextAnalysis(senses.OpenText(), fusion).Analyze(new StringReader(text), task.Now.Name, cancellationToken);
        var path = desk.PathOf(task);
        RefuseEndless(path, task.Now.Name, cancellationToken);
        return new FileAnalyzer(senses, fusion).Analyze(path, new Progress(this, task), cancellationToken);
    }

    /// <summary>A few bytes can say that they play for years.</summary>
    private void RefuseEndless(string path, string name, CancellationToken cancellationToken)
    {
        if (MediaFile.Identify(path) is not (MediaKind.Video or MediaKind.Audio))
            return;
        if (SoundFile.Probe(path, cancellationToken).Seconds is { } seconds && seconds > options.MaximumDuration.TotalSeconds)
        {
            throw new MediaException(
                name, FormattableString.Invariant($"lasts {seconds:0} s, by what it says of itself, more than the {options.MaximumDuration} that are allowed"), "Cut it.");
        }
    }

    private string WhyGivenUp() => _stopping.IsCancellationRequested
        ? "The service was stopped before it was done. Give it again."
        : $"It took longer than the {options.MaximumWork} that are allowed. Cut it, or save it smaller.";

    /// <summary>Nobody is to learn where files lie on this box.</summary>
    private string ReasonOf(Exception exception, AnalysisTask task)
    {
        if (exception is MediaException media)
        {
            var path = desk.PathOf(task);
            return $"{task.Now.Name}: {media.Problem}. {media.Advice}"
                .Replace(path, task.Now.Name, StringComparison.Ordinal).Replace(task.Id, task.Now.Name, StringComparison.Ordinal);
        }

        if (exception is SubmissionException)
            return exception.Message;
        if (exception is MissingDependencyException or ModelException)
            return CommandFailure.MessageOf(exception);
        LogFailed(task.Now.MediaType, exception);
        return "It could not be analysed, for a reason that is in the log of the service.";
    }

    private void CloseSenses()
    {
        (_senses as IDisposable)?.Dispose();
        _senses = null;
    }

    /// <summary>Reports come many times in a second, on the thread that works.</summary>
    private sealed class Progress(AnalysisWorker worker, AnalysisTask task, Action? look = null) : IProgress<double>
    {
        public void Report(double value)
        {
            look?.Invoke();
            worker.CountTime();
            task.Report(value);
        }
    }

    [LoggerMessage(LogLevel.Information, "The system does not let uploads be analysed at a lower priority; they take turns with the live pipeline.")]
    private partial void LogNotNice();

    [LoggerMessage(LogLevel.Error, "An upload ({MediaType}) could not be analysed.")]
    private partial void LogFailed(string mediaType, Exception exception);

    [LoggerMessage(LogLevel.Error, "Uploads are not analysed any more until the service is restarted.")]
    private partial void LogBroken(Exception exception);
}
