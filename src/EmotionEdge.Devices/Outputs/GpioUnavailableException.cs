namespace EmotionEdge.Devices;

/// <summary>The lines cannot be had; the message says which chip, which chips there are and what to do.</summary>
internal sealed class GpioUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
