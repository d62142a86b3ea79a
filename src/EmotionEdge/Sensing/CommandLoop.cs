using EmotionEdge.Mqtt;
using Microsoft.Extensions.Hosting;

namespace EmotionEdge.Sensing;

/// <summary>Takes commands from MQTT, has them done, and tells how the switches stand.</summary>
internal sealed class CommandLoop(MqttBridge bridge, CommandHandler handler, Switches switches) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        switches.Changed += Tell;
        Tell(switches.Positions);
        try
        {
            await foreach (var command in bridge.Commands.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            {
                handler.Handle(command);
                // Whoever asked is answered, also where nothing had to change.
                Tell(switches.Positions);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
        finally
        {
            switches.Changed -= Tell;
        }
    }

    private void Tell(SwitchPositions positions)
    {
        bridge.PublishSwitch("privacy", positions.Privacy);
        bridge.PublishSwitch("camera", positions.Camera);
        bridge.PublishSwitch("microphone", positions.Microphone);
    }
}
