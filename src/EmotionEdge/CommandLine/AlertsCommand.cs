using System.CommandLine;

namespace EmotionEdge.CommandLine;

/// <summary><c>alerts replay</c></summary>
internal static class AlertsCommand
{
    public static Command Create() => new("alerts", "The alerts: what the rules of the configuration make of a recording.")
    {
        AlertsReplayCommand.Create(),
    };
}
