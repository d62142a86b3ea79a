namespace MQTTnet;

public interface IMqttClientCredentialsProvider
{
    byte[]? GetPassword(MqttClientOptions clientOptions);

    string? GetUserName(MqttClientOptions clientOptions);
}
