namespace EmotionEdge.Devices;

/// <summary>Takes a block of sound.</summary>
/// <param name="samples">Mono, -1 to +1, all finite; valid during the call only.</param>
/// <param name="sampleRate">Hertz: 16000, or the device's own rate where it cannot do that.</param>
/// <param name="capturedAt">When the first sample was captured, in ticks of <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <remarks>
/// Called by one thread at a time, but not always by the same one: each opening of the device has its own. Short, and must not wait for
/// anything: the microphone's state is locked meanwhile.
/// </remarks>
public delegate void AudioBlockHandler(ReadOnlySpan<float> samples, int sampleRate, long capturedAt);
