using System.CommandLine;
using EmotionEdge.Mqtt;

namespace EmotionEdge.CommandLine;

/// <summary><c>emotionedge mqtt remove</c></summary>
internal static class MqttCommand
{
    public static Command Create()
    {
        var remove = new Command("remove", "Takes this device out of Home Assistant, and its retained messages from the broker. Stop the service first.")
        {
            CommonOptions.Config,
        };
        remove.SetAction(RemoveAsync);
        return new Command("mqtt", "What a broker knows of this device.") { remove };
    }

    private static async Task<int> RemoveAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.ReadSettings(arguments);
        // A service that runs would say everything again.
        using var only = SingleInstance.Claim(settings.Mqtt);
        var topics = await MqttRemoval.RunAsync(settings.Mqtt, cancellationToken).ConfigureAwait(false);
        await arguments.InvocationConfiguration.Output.WriteLineAsync(
            $"Removed '{settings.Mqtt.DeviceId}': {topics.Count} retained messages taken back.").ConfigureAwait(false);
        return ExitCode.Fine;
    }
}
