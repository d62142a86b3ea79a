namespace MQTTnet;

public sealed class MqttClientConnectResult
{
    /// <summary>Gets a value indicating whether a session was already available or not.</summary>
    public bool IsSessionPresent { get; internal set; }

    /// <summary>Gets the result code; a refusal of an MQTT 3.1.1 broker is given as its MQTT 5 counterpart.</summary>
    public MqttClientConnectResultCode ResultCode { get; internal set; }
}
