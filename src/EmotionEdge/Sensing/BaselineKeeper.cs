using System.Text.Json;
using EmotionEdge.Core.Fusion;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Sensing;

/// <summary>
/// Keeps what was learnt of the place at rest over restarts: mean scores of each sense, nothing of a single moment. Written
/// seldom, for the flash card's sake; a power cut costs the last minutes of learning.
/// </summary>
internal sealed partial class BaselineKeeper : BackgroundService
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly NeutralBaseline _baseline;
    private readonly TimeProvider _time;
    private readonly ILogger<BaselineKeeper> _logger;
    private readonly string? _file;

    /// <param name="stateDirectory">Where it is kept; <see langword="null"/> to forget it at the end.</param>
    /// <param name="baseline">Goes on from what is kept there.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told when it cannot be read or kept.</param>
    public BaselineKeeper(string? stateDirectory, NeutralBaseline baseline, TimeProvider time, ILogger<BaselineKeeper> logger)
    {
        _baseline = baseline;
        _time = time;
        _logger = logger;
        _file = stateDirectory is null ? null : Path.Combine(stateDirectory, "baseline.json");
        Load();
    }

    /// <summary>Begins anew, now and after the next start.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _baseline.Reset();
            LogReset();
            Save();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        SaveNow();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SaveEvery, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
                SaveNow();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private void Load()
    {
        if (_file is null || !File.Exists(_file))
            return;

        try
        {
            var learnt = JsonSerializer.Deserialize(File.ReadAllText(_file), BaselineJson.Default.IReadOnlyListRestingState) ?? [];
            if (learnt.Contains(null!))
                throw new JsonException("an entry is null");
            _baseline.Restore(learnt);
            foreach (var state in learnt)
                LogGoesOn(state.Modality, state.Hours);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(_file, exception.Message);
        }
    }

    private void SaveNow()
    {
        lock (_gate)
            Save();
    }

    private void Save()
    {
        if (_file is null)
            return;

        try
        {
            StateFile.Replace(_file, JsonSerializer.Serialize(_baseline.Learnt, BaselineJson.Default.IReadOnlyListRestingState));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnwritable(_file, exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "The baseline of {Modality} goes on from {Hours:0.0} hours.")]
    private partial void LogGoesOn(Core.Modality modality, double hours);

    [LoggerMessage(LogLevel.Information, "The baseline was reset: it has no effect until an hour has been seen or heard.")]
    private partial void LogReset();

    [LoggerMessage(LogLevel.Error, "{File} cannot be used ({Reason}): the baseline of this place is learnt anew.")]
    private partial void LogUnreadable(string file, string reason);

    [LoggerMessage(LogLevel.Error, "{File} cannot be written ({Reason}): the baseline will be forgotten at the next start, or an old one taken. Check the folder's rights and free space.")]
    private partial void LogUnwritable(string file, string reason);
}
