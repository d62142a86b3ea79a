using System.Collections.Concurrent;
using System.Security.Cryptography;
using EmotionEdge.Analysis;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Devices;

namespace EmotionEdge.Uploads;

/// <summary>Takes what people give, hands it to the one who analyses, and knows what became of it.</summary>
internal sealed class AnalysisDesk : IAnalyses, IDisposable
{
    private readonly Lock _gate = new();
    private readonly UploadOptions _options;
    private readonly UploadFolder _folder;
    private readonly UploadReception _reception;
    private readonly AnalysisHistory _history;
    private readonly DrawingShelf _drawings;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, AnalysisTask> _open = [];
    private readonly WaitingPlaces _places;
    private readonly BlockingCollection<AnalysisTask> _waiting = [];

    public AnalysisDesk(UploadOptions options, UploadFolder folder, AnalysisHistory history, TimeProvider time)
    {
        (_options, _folder, _history, _time) = (options, folder, history, time);
        _drawings = new DrawingShelf(folder);
        _places = new WaitingPlaces(options.Waiting);
        _reception = new UploadReception(folder, options, time);
        history.Load(Open);
    }

    public long MaximumBytes => _options.MaximumBytes;

    public async Task<AnalysisJob> SubmitAsync(Submission submission, Stream content, CancellationToken cancellationToken)
    {
        _places.Take(submission.Owner);
        try
        {
            var id = NewId();
            var bytes = await _reception.ReceiveAsync(id, content, cancellationToken).ConfigureAwait(false);
            return Queue(new AnalysisJob(id, submission.Owner, ShownName.Of(submission.Name), MediaTypeOf(id), bytes, _time.GetUtcNow())
            {
                IsKept = submission.Keep,
            });
        }
        catch
        {
            _places.Leave(submission.Owner);
            throw;
        }
    }

    public AnalysisJob SubmitText(string owner, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new SubmissionException(SubmissionFault.Empty, "There is no text. Write a sentence.");
        if (text.Length > TextAnalysis.MostCharacters)
            throw new SubmissionException(SubmissionFault.TooLarge, $"The text has more than {TextAnalysis.MostCharacters} characters. Give it in parts.");
        _places.Take(owner);
        return Queue(new AnalysisJob(NewId(), owner, "text", "text/plain", text.Length, _time.GetUtcNow()), text);
    }

    public AnalysisJob? Find(string id)
    {
        lock (_gate)
            return _open.TryGetValue(id, out var task) ? task.Now : _history.Find(id);
    }

    public IReadOnlyList<AnalysisJob> List(string? owner)
    {
        lock (_gate)
        {
            return [.. _open.Values.Select(task => task.Now).Concat(_history.All)
                .Where(job => owner is null || job.Owner == owner)
                .OrderByDescending(job => job.Submitted)];
        }
    }

    public bool Cancel(string id)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(id, out var task))
                return false;
            if (!task.Cancel())
                EndNow(task, AnalysisState.Cancelled, null, null);
            return true;
        }
    }

    public bool Delete(string id)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(id, out var task))
                return Remove(id);
            task.IsForgotten = true;
            if (task.Cancel())
                _open.Remove(id);
            else
                EndNow(task, AnalysisState.Cancelled, null, null);
            return true;
        }
    }

    public Stream? OpenFile(string id)
    {
        lock (_gate)
        {
            return _history.Find(id) is { IsKept: true } ? _folder.OpenRead(id) : null;
        }
    }

    public DrawnVideo? Draw(string id)
    {
        lock (_gate)
        {
            if (_history.Find(id) is not { IsKept: true, State: AnalysisState.Done } job || !job.MediaType.StartsWith("video/", StringComparison.Ordinal))
                return null;
            if (_drawings.Find(id) is { State: AnalysisState.Waiting or AnalysisState.Running or AnalysisState.Done } drawn)
                return drawn;
            _places.Take(job.Owner);
            var task = new AnalysisTask(job with { State = AnalysisState.Waiting, Progress = 0, Ended = null }, null, isDrawing: true);
            _drawings.Add(task);
            _waiting.Add(task);
            return _drawings.Find(id);
        }
    }

    public DrawnVideo? FindDrawn(string id)
    {
        lock (_gate)
            return _history.Find(id) is null ? null : _drawings.Find(id);
    }

    public Stream? OpenDrawn(string id)
    {
        lock (_gate)
            return _history.Find(id) is null ? null : _drawings.Open(id);
    }

    public bool RemoveDrawn(string id)
    {
        lock (_gate)
        {
            var isThere = _drawings.Find(id) is not null;
            if (_drawings.Remove(id) is { } unbegun)
                EndNow(unbegun, AnalysisState.Cancelled, null, null);
            return isThere;
        }
    }

    /// <summary>The file into which a drawing goes; whoever draws disposes it.</summary>
    public GrowingFile BeginDrawing(AnalysisTask task) => _drawings.Begin(task);

    /// <summary>The next one to be analysed; <see langword="null"/> when none came in time.</summary>
    public AnalysisTask? Take(TimeSpan patience, CancellationToken cancellationToken) =>
        _waiting.TryTake(out var task, (int)patience.TotalMilliseconds, cancellationToken) ? task : null;

    public string PathOf(AnalysisTask task) => _folder.PathOf(task.Id);

    /// <summary>An analysis has come to its end.</summary>
    public void End(AnalysisTask task, AnalysisState state, AnalysisResult? result, string? error)
    {
        lock (_gate)
            EndNow(task, state, result, error);
    }

    /// <summary>Removes what is too old or too much, and what another program has removed from the database.</summary>
    public void Tidy()
    {
        lock (_gate)
        {
            foreach (var job in _history.Surplus(_time.GetUtcNow() - _options.Retention, _options.History))
                Remove(job.Id);
            _history.FindGone(RemoveAll);
        }
    }

    public void Dispose() => _waiting.Dispose();

    /// <summary>Nothing is taken before it is known which files are kept: all others are removed.</summary>
    private void Open(IReadOnlyList<AnalysisJob> before)
    {
        lock (_gate)
        {
            _history.Restore(before);
            _folder.Open(_history.Kept().SelectMany(id => (string[])[id, DrawingShelf.FileOf(id)]).ToHashSet());
            _places.Open();
        }

        Tidy();
    }

    private void EndNow(AnalysisTask task, AnalysisState state, AnalysisResult? result, string? error)
    {
        if (task.Now.HasEnded)
            return;
        var job = task.End(state, _time.GetUtcNow(), result, error);
        _places.Leave(job.Owner);
        if (task.IsDrawing)
        {
            _drawings.End(task);
            return;
        }

        _open.Remove(job.Id);
        var keep = job.IsKept && state == AnalysisState.Done && task.Text is null && !task.IsForgotten;
        if (!keep)
            _folder.Remove(job.Id);
        if (!task.IsForgotten)
            _history.Add(job with { IsKept = keep });
    }

    private AnalysisJob Queue(AnalysisJob job, string? text = null)
    {
        var task = new AnalysisTask(job, text);
        lock (_gate)
            _open.Add(job.Id, task);
        _waiting.Add(task);
        return job;
    }

    private string MediaTypeOf(string id)
    {
        try
        {
            if (MediaFile.Identify(_folder.PathOf(id), out var mediaType) != MediaKind.Unknown)
                return mediaType;
        }
        catch
        {
            _folder.Remove(id);
            throw;
        }

        _folder.Remove(id);
        throw new SubmissionException(
            SubmissionFault.Unsupported,
            "By its content, whatever its name, this is neither a picture, a video, sound nor text that is known here. Give PNG, JPEG or WebP; MP4, AVI, MKV or WebM; MP3, WAV, Ogg, FLAC or M4A; or text in UTF-8.");
    }

    private void RemoveAll(IReadOnlyList<string> ids)
    {
        lock (_gate)
        {
            foreach (var id in ids)
                Remove(id);
        }
    }

    /// <returns>False where none of that id has ended.</returns>
    private bool Remove(string id)
    {
        if (_history.Remove(id) is null)
            return false;
        RemoveDrawn(id);
        _folder.Remove(id);
        return true;
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
