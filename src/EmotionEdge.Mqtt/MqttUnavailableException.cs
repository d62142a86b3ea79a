namespace EmotionEdge.Mqtt;

/// <summary>The broker cannot be used now; the message says why and what to do.</summary>
/// <param name="message">For people.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class MqttUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
