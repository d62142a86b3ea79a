using System.CommandLine;
using EmotionEdge.Configuration;
using EmotionEdge.Hosting;
using EmotionEdge.Mqtt;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EmotionEdge.CommandLine;

/// <summary><c>emotionedge run</c>: the service.</summary>
internal static class RunCommand
{
    private static readonly Option<string?> Camera = new("--camera")
    {
        Description = "Camera device, video file or address, instead of camera.source.",
    };

    private static readonly Option<string?> Microphone = new("--microphone")
    {
        Description = "Microphone by name, or a media file, instead of microphone.source.",
    };

    private static readonly Option<bool> Loop = new("--loop") { Description = "Play files again from the beginning at their end." };

    private static readonly Option<bool> Live = new("--live") { Description = "Show the state of the room in the terminal." };

    private static readonly Option<TimeSpan?> Duration = new("--for") { Description = "Stop after this time (hh:mm:ss)." };

    private static readonly Option<string?> Record = new("--record")
    {
        Description = "Write every reading (numbers, no media) to the end of this file, for 'alerts replay'.",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "Any setting: --set alerts.raiseAfter=00:00:10. May be given several times.",
        HelpName = "KEY=VALUE",
    };

    public static Command Create()
    {
        var command = new Command("run", "Watches, listens and reads, and publishes over MQTT, until it is stopped.")
        {
            CommonOptions.Config, Camera, Microphone, Loop, Live, Duration, Record, Set,
        };
        Set.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !token.Value.Contains('=', StringComparison.Ordinal)))
                result.AddError($"--set {token.Value}: write KEY=VALUE, for instance alerts.enabled=false.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>The settings that the command line gives.</summary>
    internal static Dictionary<string, string?> Overrides(ParseResult arguments)
    {
        var overrides = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (arguments.GetValue(Camera) is { } camera)
            overrides["camera:source"] = camera;
        if (arguments.GetValue(Microphone) is { } microphone)
            overrides["microphone:source"] = microphone;
        if (arguments.GetValue(Loop))
            overrides["camera:loop"] = overrides["microphone:loop"] = "true";
        foreach (var given in arguments.GetValue(Set) ?? [])
        {
            var equals = given.IndexOf('=', StringComparison.Ordinal);
            overrides[given[..equals].Replace('.', ':')] = given[(equals + 1)..];
        }

        return overrides;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var settings = SettingsReader.Read(arguments.GetValue(CommonOptions.Config), Overrides(arguments));
        var run = new RunArguments(arguments.GetValue(Live), arguments.GetValue(Duration), arguments.GetValue(Record));
        using var only = settings.Mqtt.Enabled ? SingleInstance.Claim(settings.Mqtt) : null;
        using var application = ServiceComposition.Build(settings, run);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (run.Duration is { } duration)
            limit.CancelAfter(duration);
        var restart = application.Services.GetRequiredService<RestartRequest>();
        await application.RunAsync(limit.Token).ConfigureAwait(false);
        return restart.IsMade ? ExitCode.Restart : ExitCode.Fine;
    }
}
