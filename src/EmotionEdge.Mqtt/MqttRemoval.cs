using EmotionEdge.Mqtt.HomeAssistant;
using EmotionEdge.Mqtt.Sending;
using MQTTnet;
using MQTTnet.Exceptions;

namespace EmotionEdge.Mqtt;

/// <summary>Takes the device out of Home Assistant, and all that a broker has retained of it.</summary>
public static class MqttRemoval
{
    /// <summary>Does so at the first broker that answers.</summary>
    /// <returns>The topics that were emptied.</returns>
    /// <exception cref="MqttUnavailableException">No broker took it.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(MqttOptions options, CancellationToken cancellationToken)
    {
        var topics = new MqttTopics(options.DeviceId);
        var troubles = new List<string>();
        foreach (var broker in BrokerAddress.AllOf(options))
        {
            using var timeout = new CancellationTokenSource(options.ConnectTimeout);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            try
            {
                return await RemoveAsync(MqttClientSettings.Create(options, topics, broker, "-removal"), [DeviceDiscovery.TopicOf(options), .. topics.Retained], either.Token)
                    .ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                troubles.Add($"{broker}: no answer within {options.ConnectTimeout.TotalSeconds:0.#} s");
            }
            catch (Exception exception) when (exception is MqttCommunicationException or MqttCertificateException or MqttUnavailableException)
            {
                troubles.Add($"{broker}: {exception.Message}");
            }
        }

        throw new MqttUnavailableException($"The device could not be removed. {string.Join("; ", troubles)}");
    }

    private static async Task<IReadOnlyList<string>> RemoveAsync(MqttClientOptions settings, IReadOnlyList<string> topics, CancellationToken cancellationToken)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        var answer = await client.ConnectAsync(settings, cancellationToken).ConfigureAwait(false);
        if (answer.ResultCode != MqttClientConnectResultCode.Success)
            throw new MqttUnavailableException($"the broker refuses the connection ({answer.ResultCode})");

        foreach (var topic in topics)
        {
            var nothing = new OutgoingMessage(topic, [], Acknowledged: true, Retained: true);
            var result = await client.PublishAsync(nothing.ToApplicationMessage(), cancellationToken).ConfigureAwait(false);
            if (!result.IsSuccess)
                throw new MqttUnavailableException($"the broker does not let this device publish on {topic} ({result.ReasonCode})");
        }

        await client.DisconnectAsync(new MqttClientDisconnectOptions(), cancellationToken).ConfigureAwait(false);
        return topics;
    }
}
