using MQTTnet;
using MQTTnet.Exceptions;

namespace EmotionEdge.Mqtt;

/// <summary>Tries whether a broker lets this device in.</summary>
public static class MqttTrial
{
    /// <summary>Connects as the service would, under a client name of its own, and leaves again.</summary>
    /// <param name="options">The broker; only the first is tried.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>For people: what went wrong; <see langword="null"/> when the broker let it in.</returns>
    public static async Task<string?> RunAsync(MqttOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var broker = BrokerAddress.AllOf(options)[0];
        using var timeout = new CancellationTokenSource(options.ConnectTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var client = new MqttClientFactory().CreateMqttClient();
            var settings = MqttClientSettings.Create(options, new MqttTopics(options.DeviceId), broker, "-trial");
            var answer = await client.ConnectAsync(settings, either.Token).ConfigureAwait(false);
            if (answer.ResultCode != MqttClientConnectResultCode.Success)
                return $"{broker}: the broker refuses the connection ({answer.ResultCode})";
            await client.DisconnectAsync(new MqttClientDisconnectOptions(), either.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{broker}: no answer within {options.ConnectTimeout.TotalSeconds:0.#} s";
        }
        catch (Exception exception) when (exception is MqttCommunicationException or MqttCertificateException or MqttUnavailableException)
        {
            return $"{broker}: {exception.Message}";
        }
    }
}
