using System.CommandLine;
using EmotionEdge.Configuration;
using EmotionEdge.Devices;
using EmotionEdge.Inference;

namespace EmotionEdge.CommandLine;

/// <summary>Runs commands so that what can go wrong ends as a message and an exit code, not as a stack trace.</summary>
internal static class Guarded
{
    /// <summary>Makes a command's work its action; the work runs on a thread of its own, so that Ctrl-C is heard meanwhile.</summary>
    public static void SetWork(this Command command, Func<ParseResult, CancellationToken, int> work) =>
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed, work, cancellationToken), CancellationToken.None));

    /// <summary>What an error means for the exit code; <see langword="null"/> for one that nobody expects.</summary>
    public static int? CodeOf(Exception error) => error switch
    {
        OperationCanceledException => ExitCode.Interrupted,
        UsageException or ConfigurationException or EvaluationDataException => ExitCode.WrongUse,
        ModelException or MissingDependencyException or DllNotFoundException => ExitCode.MissingDependency,
        TypeInitializationException { InnerException: { } inner } => CodeOf(inner),
        MediaException or IOException or UnauthorizedAccessException => ExitCode.No,
        _ => null,
    };

    /// <summary>What a person is told of an error; for a library that is missing, the command that installs it.</summary>
    public static string MessageOf(Exception error) => error switch
    {
        TypeInitializationException { InnerException: { } inner } => MessageOf(inner),
        DllNotFoundException => $"{error.Message.ReplaceLineEndings(" ")} Install it: apt-get install {NativePackage.Of(error.Message)}",
        _ => error.Message,
    };

    private static int Run(ParseResult parsed, Func<ParseResult, CancellationToken, int> work, CancellationToken cancellationToken)
    {
        try
        {
            return work(parsed, cancellationToken);
        }
        catch (Exception error) when (CodeOf(error) is { } code)
        {
            if (code != ExitCode.Interrupted)
                parsed.InvocationConfiguration.Error.WriteLine($"emotionedge: {MessageOf(error)}");
            return code;
        }
    }
}
