namespace EmotionEdge.Devices;

/// <summary>The opened outputs of one chip, all off at first and after disposing.</summary>
internal sealed class BoardOutputs : IDisposable
{
    private readonly IGpioLines _lines;
    private readonly LightOutput? _light;
    private readonly SoundOutput? _sound;
    private readonly LightOutput? _sensing;

    /// <exception cref="GpioUnavailableException">The chip cannot be had.</exception>
    /// <exception cref="IOException">A line cannot be had.</exception>
    public BoardOutputs(IGpioBoard board, AlertOutputOptions options)
    {
        int highest = Math.Max(Math.Max(options.LedLine ?? 0, options.BuzzerLine ?? 0), options.SensingLine ?? 0);
        _lines = board.Open(options.Chip, highest);
        try
        {
            if (options.LedLine is { } led)
                _light = new LightOutput(_lines, led, options.LedActiveLow);
            if (options.BuzzerLine is { } buzzer)
                _sound = new SoundOutput(_lines, buzzer, options);
            if (options.SensingLine is { } sensing)
                _sensing = new LightOutput(_lines, sensing, options.SensingActiveLow);
        }
        catch
        {
            _lines.Dispose();
            throw;
        }
    }

    public void Set(double light, bool sound, bool sensing)
    {
        _sensing?.Set(sensing ? 1 : 0);
        _light?.Set(light);
        _sound?.Set(sound);
    }

    /// <summary>Switches everything off, each output also when another failed, and gives the lines back.</summary>
    public void Dispose()
    {
        using (_lines)
        using (_sensing)
        using (_sound)
            _light?.Dispose();
    }
}
