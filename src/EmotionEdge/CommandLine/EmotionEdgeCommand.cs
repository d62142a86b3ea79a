using System.CommandLine;
using EmotionEdge.Configuration;
using EmotionEdge.Devices;
using EmotionEdge.Inference;

namespace EmotionEdge.CommandLine;

/// <summary>The program: its commands, and what each failure means for the exit code.</summary>
internal static class EmotionEdgeCommand
{
    public static async Task<int> InvokeAsync(string[] arguments, InvocationConfiguration invocation)
    {
        var root = new RootCommand("The emotional state of a room, estimated on the device by face, voice and words.")
        {
            RunCommand.Create(),
            ConfigCommand.Create(),
        };

        var parsed = root.Parse(arguments);
        invocation.EnableDefaultExceptionHandler = false;
        invocation.ProcessTerminationTimeout = TimeSpan.FromSeconds(5);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync(invocation).ConfigureAwait(false);
            return ExitCode.WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(invocation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.No;
        }
        catch (ConfigurationException exception)
        {
            return Fail(exception.Message, ExitCode.WrongUse);
        }
        catch (EvaluationDataException exception)
        {
            return Fail(exception.Message, ExitCode.WrongUse);
        }
        catch (Exception exception) when (exception is ModelException or MissingDependencyException)
        {
            return Fail(exception.Message, ExitCode.MissingDependency);
        }
        catch (DllNotFoundException exception)
        {
            return Fail($"{exception.Message.ReplaceLineEndings(" ")} Install it: apt-get install {NativePackage.Of(exception.Message)}", ExitCode.MissingDependency);
        }
        catch (Exception exception) when (exception is MediaException or IOException or UnauthorizedAccessException)
        {
            return Fail(exception.Message, ExitCode.No);
        }

        int Fail(string message, int exitCode)
        {
            invocation.Error.WriteLine($"emotionedge: {message}");
            return exitCode;
        }
    }
}
