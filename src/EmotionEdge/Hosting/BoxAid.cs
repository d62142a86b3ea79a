using EmotionEdge.CommandLine;
using EmotionEdge.Core.Setup;
using EmotionEdge.Devices;
using EmotionEdge.Mqtt;
using EmotionEdge.Sensing;

namespace EmotionEdge.Hosting;

/// <summary>What the set-up looks at: devices and the broker.</summary>
internal sealed class BoxAid(MqttOptions mqtt, SensorBoard sensors) : IBoxAid
{
    public BrokerTrial ConfiguredBroker => new(mqtt.Host, mqtt.Port, mqtt.Tls, mqtt.User, null);

    public DevicesFound FindDevices()
    {
        var problems = new List<string>();
        return new DevicesFound(
            Find(problems, () => DeviceList.Cameras().Select(camera => $"{camera.Name} ({camera.StablePath ?? camera.Path})")),
            Find(problems, () => MicrophoneList.Microphones().Select(microphone => microphone.Name)),
            sensors.Statuses(),
            problems);
    }

    public Task<string?> TryBrokerAsync(BrokerTrial trial, CancellationToken cancellationToken) => MqttTrial.RunAsync(
        new MqttOptions
        {
            Host = trial.Host,
            Port = trial.Port,
            Tls = trial.Tls,
            User = trial.User,
            Password = trial.Password ?? KnownPassword(trial),
            DeviceId = mqtt.DeviceId,
            ProtocolVersion = mqtt.ProtocolVersion,
            ConnectTimeout = mqtt.ConnectTimeout,
            TlsAuthorityFile = mqtt.TlsAuthorityFile,
            TlsCertificateFile = mqtt.TlsCertificateFile,
            TlsKeyFile = mqtt.TlsKeyFile,
        },
        cancellationToken);

    /// <summary>The configured password goes to the configured broker only: nobody gets it by naming one of their own.</summary>
    private string? KnownPassword(BrokerTrial trial) =>
        trial with { Password = null } == ConfiguredBroker ? mqtt.Password : null;

    /// <summary>One kind of device that cannot be listed does not hide the others.</summary>
    private static IReadOnlyList<string> Find(List<string> problems, Func<IEnumerable<string>> list)
    {
        try
        {
            return [.. list()];
        }
        catch (Exception error) when (CommandFailure.CodeOf(error) is not null)
        {
            problems.Add(CommandFailure.MessageOf(error));
            return [];
        }
    }
}
