using System.Threading.Channels;
using EmotionEdge.Core;
using EmotionEdge.Core.Physiology;
using EmotionEdge.Sensing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Replay;

/// <summary>
/// Writes every reading to a file, for <c>alerts replay</c>: numbers only, no picture, no sound, no word. Only the service's
/// own user may read the file. When the disk cannot keep up or is full, readings are left out and that is logged; the
/// service goes on.
/// </summary>
internal sealed partial class ReadingRecorder : BackgroundService, IRoomObserver
{
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(1);

    private readonly FileStream _file;
    private readonly ILogger<ReadingRecorder> _logger;
    private readonly TimeProvider _time;
    private readonly Channel<RecordedEntry> _waiting;
    private readonly ReadingLine _line = new();
    private long _dropped;

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public ReadingRecorder(string file, TimeProvider time, ILogger<ReadingRecorder> logger)
    {
        _logger = logger;
        _time = time;
        // Without a buffer nothing is left to be written, and to fail, when the file is closed.
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _file = new FileStream(file, options);
        _waiting = Channel.CreateBounded<RecordedEntry>(
            new BoundedChannelOptions(4096) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));
        LogRecording(file);
    }

    /// <summary>The file could not be written any more.</summary>
    public bool HasEnded { get; private set; }

    public void OnReading(in Reading reading, DateTimeOffset now) =>
        _waiting.Writer.TryWrite(new RecordedEntry.Read(now, reading));

    public void OnArousal(in ArousalReading reading, DateTimeOffset now) =>
        _waiting.Writer.TryWrite(new RecordedEntry.Arousal(now, reading));

    public void OnGone(Modality modality, DateTimeOffset now) =>
        _waiting.Writer.TryWrite(new RecordedEntry.Gone(now, modality));

    public override void Dispose()
    {
        _file.Dispose();
        base.Dispose();
    }

    /// <summary>What still waits is written before the service ends, and that from now on no sense says anything.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        TryWriteWaiting();
        foreach (var modality in Enum.GetValues<Modality>())
            OnGone(modality, _time.GetUtcNow());
        TryWriteWaiting();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (TryWriteWaiting() && !stoppingToken.IsCancellationRequested)
            await Task.Delay(FlushEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private bool TryWriteWaiting()
    {
        if (HasEnded)
            return false;

        try
        {
            while (_waiting.Reader.TryRead(out var next))
                _file.Write(LineOf(next));
        }
        catch (IOException exception)
        {
            HasEnded = true;
            LogEnded(_file.Name, exception.Message);
        }

        if (!HasEnded && Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped)
            LogDropped(dropped);
        return !HasEnded;
    }

    private ReadOnlySpan<byte> LineOf(RecordedEntry entry) => entry switch
    {
        RecordedEntry.Read read => _line.Of(read.Reading, read.Time),
        RecordedEntry.Arousal arousal => _line.Of(arousal.Reading, arousal.Time),
        RecordedEntry.Gone gone => _line.OfGone(gone.Modality, gone.Time),
        _ => throw new InvalidOperationException($"{entry.GetType().Name} is not recorded."),
    };

    [LoggerMessage(LogLevel.Warning, "The readings of this room (numbers, no media) are recorded to {File} until the service stops.")]
    private partial void LogRecording(string file);

    [LoggerMessage(LogLevel.Warning, "{Count} readings were not recorded: the disk is too slow.")]
    private partial void LogDropped(long count);

    [LoggerMessage(LogLevel.Error, "Recording to {File} has ended: {Reason} The service goes on without it.")]
    private partial void LogEnded(string file, string reason);
}
