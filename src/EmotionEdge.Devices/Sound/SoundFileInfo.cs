namespace EmotionEdge.Devices;

/// <summary>What is known of the sound in a media file before it is decoded.</summary>
/// <param name="HasSound">Whether there is a sound track. A file without one is fine: a silent film.</param>
/// <param name="HasVideo">Whether there is a moving picture (a cover picture does not count).</param>
/// <param name="Seconds">Length of the sound, or of the file where the track does not say; null when unknown.</param>
/// <param name="SampleRate">In hertz as stored; 0 without sound.</param>
/// <param name="Channels">As stored; 0 without sound.</param>
/// <param name="Codec">ffmpeg's name of the sound's coding; empty without sound.</param>
public sealed record SoundFileInfo(bool HasSound, bool HasVideo, double? Seconds, int SampleRate, int Channels, string Codec)
{
    /// <summary>How long the sound must be, where the file says so for certain; to see whether it was cut short.</summary>
    internal double? PromisedSeconds { get; init; }
}
