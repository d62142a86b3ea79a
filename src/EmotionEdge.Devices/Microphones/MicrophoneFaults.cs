namespace EmotionEdge.Devices;

/// <summary>What was lost or mended since the service started.</summary>
/// <param name="LostSamples">Thrown away because nobody fetched them in time (overrun).</param>
/// <param name="DeviceOverflows">How often the device reported that it lost samples itself.</param>
/// <param name="NonFiniteSamples">Not a number or infinite; replaced by silence.</param>
public readonly record struct MicrophoneFaults(long LostSamples, long DeviceOverflows, long NonFiniteSamples);
