namespace EmotionEdge.Mqtt;

/// <summary>A file with a certificate or a key is missing, unreadable or holds something else.</summary>
internal sealed class MqttCertificateException(string message, Exception inner) : Exception(message, inner);
