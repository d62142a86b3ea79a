using EmotionEdge.Devices;

namespace EmotionEdge.CommandLine;

/// <summary>A microphone in <c>devices --json</c>; the rate is in hertz.</summary>
internal sealed record MicrophoneRow(string Name, bool Default, int Channels, double Rate)
{
    public static MicrophoneRow Of(MicrophoneInfo microphone) =>
        new(microphone.Name, microphone.IsDefault, microphone.Channels, microphone.SampleRate);
}
