using EmotionEdge.Core.Commands;
using EmotionEdge.Hosting;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Sensing;

/// <summary>Does what a command asks for.</summary>
internal sealed partial class CommandHandler(
    Switches switches,
    TextSense text,
    Wearable wearable,
    RoomLoop room,
    BaselineKeeper baseline,
    RestartRequest restart,
    ILogger<CommandHandler> logger)
{
    public void Handle(Command command)
    {
        LogCommand(command);
        switch (command)
        {
            case SetPrivacy privacy:
                switches.Change(positions => positions with { Privacy = privacy.On });
                break;
            case SetCamera camera:
                switches.Change(positions => positions with { Camera = camera.On });
                break;
            case SetMicrophone microphone:
                switches.Change(positions => positions with { Microphone = microphone.On });
                break;
            case SetProfile profile:
                switches.Change(positions => positions with { Profile = profile.Profile });
                break;
            case Restart:
                LogRestart();
                restart.Make();
                break;
            case SubmitText message:
                if (!switches.Positions.Refused)
                    text.Read(message.Text);
                break;
            case ReportPhysiology report:
                wearable.Take(report);
                break;
            case AcknowledgeAlert acknowledge:
                room.Acknowledge(acknowledge.Id);
                break;
            case ResetBaseline:
                baseline.Forget();
                break;
            default:
                throw new ArgumentException($"{command.GetType().Name} is no command of this service.", nameof(command));
        }
    }

    [LoggerMessage(LogLevel.Information, "A restart was asked for over MQTT")]
    private partial void LogRestart();

    [LoggerMessage(LogLevel.Debug, "{Command}")]
    private partial void LogCommand(Command command);
}
