namespace EmotionEdge.Devices;

/// <summary>A microphone that can be opened.</summary>
/// <param name="Name">What <see cref="MicrophoneOptions.Source"/> may hold, or a part of it.</param>
/// <param name="IsDefault">Whether <c>default</c> means this one.</param>
/// <param name="Channels">How many it has at most.</param>
/// <param name="SampleRate">Its own, in hertz.</param>
public sealed record MicrophoneInfo(string Name, bool IsDefault, int Channels, double SampleRate)
{
    /// <summary>PortAudio's index, which holds for one session.</summary>
    internal int Index { get; init; }

    /// <summary>What the driver recommends for an unhurried reader.</summary>
    internal double LatencySeconds { get; init; }
}
