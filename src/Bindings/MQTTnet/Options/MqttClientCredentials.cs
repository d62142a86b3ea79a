namespace MQTTnet;

public sealed class MqttClientCredentials : IMqttClientCredentialsProvider
{
    private readonly byte[]? _password;
    private readonly string? _userName;

    public MqttClientCredentials(string? userName, byte[]? password = null)
    {
        _userName = userName;
        _password = password;
    }

    public byte[]? GetPassword(MqttClientOptions clientOptions)
    {
        return _password;
    }

    public string? GetUserName(MqttClientOptions clientOptions)
    {
        return _userName;
    }
}
