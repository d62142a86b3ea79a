namespace MQTTnet;

public sealed class MqttClientDisconnectedEventArgs : EventArgs
{
    internal MqttClientDisconnectedEventArgs(
        bool clientWasConnected,
        MqttClientConnectResult? connectResult,
        MqttClientDisconnectReason reason,
        Exception? exception)
    {
        ClientWasConnected = clientWasConnected;
        ConnectResult = connectResult;
        Reason = reason;
        Exception = exception;
    }

    public bool ClientWasConnected { get; }

    /// <summary>Gets the broker's answer when it refused the connection; otherwise <c>null</c>.</summary>
    public MqttClientConnectResult? ConnectResult { get; }

    public Exception? Exception { get; }

    public MqttClientDisconnectReason Reason { get; }
}
