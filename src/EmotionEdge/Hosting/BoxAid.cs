using EmotionEdge.CommandLine;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Setup;
using EmotionEdge.Devices;
using EmotionEdge.Mqtt;
using EmotionEdge.Sensing;

namespace EmotionEdge.Hosting;

/// <summary>What the set-up looks at: devices, the sound level and the broker.</summary>
internal sealed class BoxAid(BrokerKeeper broker, SensorBoard sensors, Microphone microphone) : IBoxAid
{
    public BrokerTrial ConfiguredBroker => broker.Configured;

    public SoundLevel? Level => microphone.Level;

    public DevicesFound FindDevices()
    {
        var problems = new List<string>();
        return new DevicesFound(
            Find(problems, () => DeviceList.Cameras().Select(camera => $"{camera.Name} ({camera.StablePath ?? camera.Path})")),
            Find(problems, () => MicrophoneList.Microphones().Select(microphone => microphone.Name)),
            sensors.Statuses(),
            problems);
    }

    public Task<string?> TryBrokerAsync(BrokerTrial trial, CancellationToken cancellationToken) => MqttTrial.RunAsync(broker.OptionsFor(trial), cancellationToken);

    public string? KeepBroker(BrokerTrial trial) => broker.Keep(trial);

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
