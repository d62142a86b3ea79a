using System.CommandLine;

namespace EmotionEdge.CommandLine;

/// <summary>The program: its commands, and what each failure means for the exit code.</summary>
internal static class EmotionEdgeCommand
{
    /// <summary>How long a command may take to end after Ctrl-C or SIGTERM.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> InvokeAsync(string[] arguments, InvocationConfiguration invocation)
    {
        var root = new RootCommand("The emotional state of a room, estimated on the device by face, voice and words.")
        {
            RunCommand.Create(),
            AnalyzeCommand.Create(),
            DevicesCommand.Create(),
            DoctorCommand.Create(),
            ConfigCommand.Create(),
            ModelsCommand.Create(),
            AlertsCommand.Create(),
            MqttCommand.Create(),
            SetupCommand.Create(),
            UsersCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
        };
        invocation.EnableDefaultExceptionHandler = false;
        invocation.ProcessTerminationTimeout = Patience;

        var parsed = root.Parse(arguments);
        try
        {
            var code = await parsed.InvokeAsync(invocation).ConfigureAwait(false);
            return parsed.Errors.Count > 0 ? ExitCode.WrongUse : code;
        }
        catch (Exception exception) when (CommandFailure.CodeOf(exception) is { } code)
        {
            if (code != ExitCode.Interrupted)
                await invocation.Error.WriteLineAsync($"emotionedge: {CommandFailure.MessageOf(exception)}").ConfigureAwait(false);
            return code;
        }
    }
}
