using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Sensing;

/// <summary>
/// The privacy, camera and microphone switches and the profile. Their positions are kept in a file, so that a box whose privacy switch is
/// on does not wake up listening after a power cut.
/// </summary>
internal sealed partial class Switches
{
    private readonly Lock _gate = new();
    private readonly ILogger<Switches> _logger;
    private readonly string? _file;

    /// <param name="stateDirectory">Where positions are kept; <see langword="null"/> to forget them at the end.</param>
    /// <param name="logger">Is told when they cannot be kept.</param>
    public Switches(string? stateDirectory, ILogger<Switches> logger)
    {
        _logger = logger;
        _file = stateDirectory is null ? null : Path.Combine(stateDirectory, "switches.json");
        Positions = Load();
    }

    /// <summary>Raised after a change, with the new positions.</summary>
    public event Action<SwitchPositions>? Changed;

    public SwitchPositions Positions { get; private set; }

    public void Change(Func<SwitchPositions, SwitchPositions> change)
    {
        lock (_gate)
        {
            var changed = change(Positions);
            if (changed == Positions)
                return;
            Positions = changed;
            Save();
            Changed?.Invoke(changed);
        }
    }

    private SwitchPositions Load()
    {
        if (_file is null || !File.Exists(_file))
            return SwitchPositions.Default;

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(_file), SwitchesJson.Default.SwitchPositions) ?? SwitchPositions.Default;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(_file, exception);
            return SwitchPositions.Default with { Privacy = true };
        }
    }

    private void Save()
    {
        if (_file is null)
            return;

        try
        {
            StateFile.Replace(_file, JsonSerializer.Serialize(Positions, SwitchesJson.Default.SwitchPositions));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnwritable(_file, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "{File} cannot be read: privacy stays on until it is switched off.")]
    private partial void LogUnreadable(string file, Exception exception);

    [LoggerMessage(LogLevel.Error, "{File} cannot be written: the switches will be forgotten at the next start. Check the folder's rights and free space.")]
    private partial void LogUnwritable(string file, Exception exception);
}
