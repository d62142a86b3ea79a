using System.Diagnostics.CodeAnalysis;

namespace MQTTnet;

public class MqttClientFactory
{
    [SuppressMessage("Performance", "CA1822", Justification = "An instance method in the package, too.")]
    public IMqttClient CreateMqttClient() => new MqttClient();
}
