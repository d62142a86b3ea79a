using System.Runtime.InteropServices;

namespace EmotionEdge.Devices;

/// <summary>
/// The sound of a media file as a stream of samples: mono, 16 kHz, -1 to +1, whatever the file holds (8 to 192 kHz, mono to 7.1). An ffmpeg
/// process decodes; memory does not grow with the file. For one thread.
/// </summary>
public sealed class SoundFile : IDisposable
{
    /// <summary>Hertz.</summary>
    public const int SampleRate = 16000;

    /// <summary>ffmpeg's exit code after a signal that it handles.</summary>
    private const int StoppedBySignal = 255;

    private static readonly TimeSpan ReadPatience = TimeSpan.FromSeconds(30);

    private readonly ChildProcess _ffmpeg;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _cancelled;
    private readonly Timer _watchdog;
    private volatile bool _tooSlow;
    private long _samples;
    private bool _ended;

    private SoundFile(string path, SoundFileInfo info, ChildProcess ffmpeg, CancellationToken cancellationToken)
    {
        Path = path;
        Info = info;
        _ffmpeg = ffmpeg;
        _cancellationToken = cancellationToken;
        _cancelled = cancellationToken.Register(ffmpeg.Kill);
        _watchdog = new Timer(_ => GiveUp(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The file, as it was given.</summary>
    public string Path { get; }

    /// <summary>What the file says of itself.</summary>
    public SoundFileInfo Info { get; }

    /// <summary>Seconds decoded so far: the true length once <see cref="Read"/> has returned 0.</summary>
    public double DecodedSeconds => (double)_samples / SampleRate;

    internal int ProcessId => _ffmpeg.Id;

    /// <summary>Looks into a file without decoding it.</summary>
    /// <exception cref="MediaException">There is no such file, it is empty, cut short, or nothing that ffmpeg knows.</exception>
    /// <exception cref="MissingDependencyException">ffmpeg is not installed.</exception>
    public static SoundFileInfo Probe(string path, CancellationToken cancellationToken = default)
        => SoundProbe.Probe(path, MediaTools.Default, cancellationToken);

    /// <summary>Opens the first sound track of a file.</summary>
    /// <param name="path">Any audio or video file.</param>
    /// <param name="cancellationToken">Ends the decoder, also in the middle of <see cref="Read"/>.</param>
    /// <exception cref="MediaException">As <see cref="Probe"/>, or there is no sound track.</exception>
    /// <exception cref="MissingDependencyException">ffmpeg is not installed.</exception>
    public static SoundFile Open(string path, CancellationToken cancellationToken = default)
        => Open(path, MediaTools.Default, cancellationToken);

    internal static SoundFile Open(string path, MediaTools tools, CancellationToken cancellationToken)
    {
        var info = SoundProbe.Probe(path, tools, cancellationToken);
        if (!info.HasSound)
            throw new MediaException(path, "has no sound track", "Choose a file with sound.");
        return Open(path, info, tools, cancellationToken);
    }

    /// <summary>Opens a file that was looked into before.</summary>
    internal static SoundFile Open(string path, SoundFileInfo info, MediaTools tools, CancellationToken cancellationToken)
    {
        var ffmpeg = ChildProcess.Start(
            tools.Ffmpeg,
            [
                "-nostdin", "-v", "error", .. MediaTools.InputLimits,
                "-i", MediaTools.InputName(path),
                "-map", "0:a:0", "-f", "f32le", "-ac", "1", "-ar", "16000", "-",
            ],
            "apt-get install ffmpeg");
        return new SoundFile(path, info, ffmpeg, cancellationToken);
    }

    /// <summary>Fills the buffer; the last time it may be filled in part. What is no number is silence. 0 at the end. Allocates nothing.</summary>
    /// <exception cref="MediaException">
    /// The file turned out damaged or cut short; all samples that could be decoded have been returned before.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public int Read(Span<float> samples)
    {
        if (_ended || samples.IsEmpty)
            return 0;

        _watchdog.Change(ReadPatience, Timeout.InfiniteTimeSpan);
        var read = _ffmpeg.Read(MemoryMarshal.AsBytes(samples)) / sizeof(float);
        _watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _cancellationToken.ThrowIfCancellationRequested();
        SampleCheck.Mend(samples[..read]);
        _samples += read;
        if (read == 0)
        {
            _ended = true;
            CheckEnd();
        }

        return read;
    }

    /// <summary>Ends the decoder.</summary>
    public void Dispose()
    {
        _cancelled.Dispose();
        _watchdog.Dispose();
        _ffmpeg.Dispose();
    }

    private void GiveUp()
    {
        _tooSlow = true;
        _ffmpeg.Kill();
    }

    private void CheckEnd()
    {
        var exitCode = _ffmpeg.WaitForExit();
        if (exitCode is StoppedBySignal or > 128)
            AwaitCancellation();
        var errors = _ffmpeg.Errors;
        if (_tooSlow)
            throw Damaged($"gave no sound for {ReadPatience.TotalSeconds:0} seconds", errors);
        if (_samples == 0)
            throw Damaged("has a sound track without any sound in it that could be decoded", errors);
        if (exitCode != 0)
            throw Damaged(FormattableString.Invariant($"could be decoded only up to {DecodedSeconds:0.0} s"), errors);

        // A tenth: some containers count what an encoder puts in front of and behind the sound.
        if (Info.PromisedSeconds is { } promised && DecodedSeconds < 0.9 * promised - 0.5)
            throw Damaged(FormattableString.Invariant($"is cut short: it ends after {DecodedSeconds:0.0} of {promised:0.0} s"), "");
        if (errors.Contains("ended prematurely", StringComparison.Ordinal))
            throw Damaged(FormattableString.Invariant($"is cut short after {DecodedSeconds:0.0} s"), "");
    }

    /// <summary>Ctrl-C ends the decoder as well as us, and often first: that is no fault of the file.</summary>
    private void AwaitCancellation()
    {
        _cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(1));
        _cancellationToken.ThrowIfCancellationRequested();
    }

    private MediaException Damaged(string problem, string errors)
    {
        var first = errors.Split('\n', 2)[0].Trim();
        return new MediaException(Path, first.Length == 0 ? problem : $"{problem} (ffmpeg: {first})", "Copy or record it again.");
    }
}
