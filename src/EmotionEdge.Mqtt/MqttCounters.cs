namespace EmotionEdge.Mqtt;

/// <summary>What became of messages since the service started.</summary>
/// <param name="Connections">How often the broker was reached.</param>
/// <param name="WaitingAlerts">Alerts that wait for the broker now.</param>
/// <param name="DroppedAlerts">Alerts that were dropped because too many waited, or because the broker found them wrong.</param>
/// <param name="DroppedSummaries">Summaries that were dropped because too many waited, or too long.</param>
/// <param name="RefusedCommands">Commands that were not understood or came too fast.</param>
public readonly record struct MqttCounters(
    int Connections, int WaitingAlerts, long DroppedAlerts, long DroppedSummaries, long RefusedCommands);
