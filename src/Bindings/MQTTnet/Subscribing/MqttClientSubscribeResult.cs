namespace MQTTnet;

public sealed class MqttClientSubscribeResult
{
    internal MqttClientSubscribeResult(IReadOnlyCollection<MqttClientSubscribeResultItem> items)
    {
        Items = items;
    }

    /// <summary>Gets the result for every topic filter item.</summary>
    public IReadOnlyCollection<MqttClientSubscribeResultItem> Items { get; }
}
