using EmotionEdge.Configuration;
using EmotionEdge.Core.Storage;
using EmotionEdge.Devices;
using EmotionEdge.Inference;
using EmotionEdge.Mqtt;

namespace EmotionEdge.CommandLine;

/// <summary>What can go wrong in a command, as a message and an exit code instead of a stack trace.</summary>
internal static class CommandFailure
{
    /// <summary>What an error means for the exit code; <see langword="null"/> for one that nobody expects.</summary>
    public static int? CodeOf(Exception error) => error switch
    {
        OperationCanceledException => ExitCode.Interrupted,
        UsageException or ConfigurationException or EvaluationDataException => ExitCode.WrongUse,
        ModelException or MissingDependencyException or DllNotFoundException => ExitCode.MissingDependency,
        TypeInitializationException { InnerException: { } inner } => CodeOf(inner),
        MediaException or MqttUnavailableException or StorageException or IOException or UnauthorizedAccessException => ExitCode.No,
        _ => null,
    };

    /// <summary>What a person is told of an error; for a library that is missing, the command that installs it.</summary>
    public static string MessageOf(Exception error) => error switch
    {
        TypeInitializationException { InnerException: { } inner } => MessageOf(inner),
        DllNotFoundException => $"{error.Message.ReplaceLineEndings(" ")} Install it: apt-get install {NativePackage.Of(error.Message)}",
        _ => error.Message,
    };
}
