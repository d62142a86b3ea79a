using EmotionEdge.Core.Commands;
using EmotionEdge.Monitoring;
using EmotionEdge.Mqtt;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Sensing;

/// <summary>Takes commands from MQTT, has them done, and tells how the switches stand.</summary>
internal sealed class CommandLoop(MqttBridge bridge, CommandHandler handler, Switches switches, ILogger<CommandLoop> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = new FailureLog("commands", logger);
        switches.Changed += Tell;
        Tell(switches.Positions);
        try
        {
            await foreach (var command in bridge.Commands.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            {
                Handle(command, failures);
                // Whoever moved a switch is answered, also where nothing had to change.
                if (command is SetPrivacy or SetCamera or SetMicrophone or SetProfile)
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

    private void Handle(Command command, FailureLog failures)
    {
        try
        {
            handler.Handle(command);
        }
        catch (Exception exception)
        {
            failures.Report(exception);
        }
    }

    private void Tell(SwitchPositions positions)
    {
        bridge.PublishSwitch("privacy", positions.Privacy);
        bridge.PublishSwitch("camera", positions.CameraMayOpen);
        bridge.PublishSwitch("microphone", positions.MicrophoneMayOpen);
        bridge.PublishProfile(positions.Profile);
    }
}
