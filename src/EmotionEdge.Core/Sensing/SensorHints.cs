namespace EmotionEdge.Core.Sensing;

/// <summary>What each hint means, to which sensor it belongs, and how long it takes to begin and to end.</summary>
public static class SensorHints
{
    public const string Microphone = "microphone";
    public const string Camera = "camera";

    private static readonly SensorHint[] All = Enum.GetValues<SensorHint>();
    private static readonly int FirstOfCamera = (int)SensorHint.Covered;

    /// <summary>The microphone's, the gravest first.</summary>
    public static ReadOnlySpan<SensorHint> OfMicrophone => All.AsSpan(..FirstOfCamera);

    /// <summary>The camera's, the gravest first.</summary>
    public static ReadOnlySpan<SensorHint> OfCamera => All.AsSpan(FirstOfCamera..);

    /// <summary>"camera" or "microphone".</summary>
    public static string Sensor(this SensorHint hint) => hint < SensorHint.Covered ? Microphone : Camera;

    /// <summary>As published: <c>againstLight</c>.</summary>
    public static string Name(this SensorHint hint) => $"{char.ToLowerInvariant($"{hint}"[0])}{$"{hint}"[1..]}";

    /// <summary>For people: what is wrong and what to do.</summary>
    public static string Advice(this SensorHint hint) => hint switch
    {
        SensorHint.Silent => "the microphone delivers no sound at all: look for a mute button on it, its plug, and a muted capture channel in alsamixer",
        SensorHint.Quiet => "speech arrives too weak: raise the capture gain (alsamixer) or put the microphone nearer to the people",
        SensorHint.Clipping => "loud sound is cut off: lower the capture gain (alsamixer, also its boost) or move the microphone away from what is loud",
        SensorHint.Offset => "the sound has a constant offset: try another sound card, port or cable",
        SensorHint.Hum => "the mains hums louder than the room: try another cable, port or power supply, and keep power cables away",
        SensorHint.Covered => "the picture shows nothing: take the cover or cap off the lens, or switch on a light",
        SensorHint.Dark => "the picture is too dark to read faces: more light, or a longer exposure of the camera",
        SensorHint.Bright => "much of the picture is burnt out: less light on the camera, or a shorter exposure",
        SensorHint.AgainstLight => "faces are dark against a bright background: turn the camera away from windows and lamps, or light the faces from the front",
        _ => "the picture is blurred: clean the lens and set its focus",
    };

    /// <summary>
    /// A gauge for the hint. One that follows from every second of sound or picture takes longer than one that needs
    /// somebody to speak; what people do in passing (a hand before the lens, a shout) never lasts that long.
    /// </summary>
    public static HintGauge Gauge(this SensorHint hint) => hint switch
    {
        SensorHint.Silent => Gauge(20, 2),
        SensorHint.Quiet => Gauge(10, 4),
        SensorHint.Clipping => Gauge(5, 15),
        SensorHint.Offset => Gauge(20, 10),
        SensorHint.Covered => Gauge(20, 5),
        SensorHint.Bright or SensorHint.Hum => Gauge(30, 10),
        _ => Gauge(60, 15),
    };

    private static HintGauge Gauge(int beginsAfter, int endsAfter) => new(TimeSpan.FromSeconds(beginsAfter), TimeSpan.FromSeconds(endsAfter));
}
