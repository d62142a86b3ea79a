using EmotionEdge.Core.Doctor;
using EmotionEdge.Mqtt;

namespace EmotionEdge.Doctor;

/// <summary>The broker lets this device in.</summary>
internal static class BrokerCheck
{
    public const string Name = "broker";

    public static async Task<Finding> LookAsync(MqttOptions options, CancellationToken cancellationToken)
    {
        if (!options.Enabled)
            return Finding.Fine(Name, "none is used (mqtt.enabled is false)");
        return await MqttTrial.RunAsync(options, cancellationToken).ConfigureAwait(false) is { } trouble
            ? new Finding(
                Name,
                FindingState.Problem,
                trouble,
                "Name your broker in mqtt.host, mqtt.user and its password, or on the page Set-up; without one set mqtt.enabled to false. Alerts wait meanwhile.")
            : Finding.Fine(Name, $"{options.Host}:{options.Port} lets this device in");
    }
}
