using EmotionEdge.CommandLine;
using EmotionEdge.Devices;
using EmotionEdge.Inference;

namespace EmotionEdge.Tests.CommandLine;

public sealed class CommandFailureTests
{
    public static TheoryData<Exception, int?> Errors => new()
    {
        { new UsageException("x"), ExitCode.WrongUse },
        { new EvaluationDataException("x"), ExitCode.WrongUse },
        { new ModelException("x"), ExitCode.MissingDependency },
        { new MissingDependencyException("ffmpeg", "apt-get install ffmpeg"), ExitCode.MissingDependency },
        { new TypeInitializationException("T", new DllNotFoundException("libportaudio.so.2")), ExitCode.MissingDependency },
        { new MediaException("a", "is empty", "Copy it."), ExitCode.No },
        { new OperationCanceledException(), ExitCode.Interrupted },
        { new InvalidOperationException(), null },
    };

    [Theory]
    [MemberData(nameof(Errors), DisableDiscoveryEnumeration = true)]
    public void Each_kind_of_error_has_its_exit_code(Exception error, int? code) => Assert.Equal(code, CommandFailure.CodeOf(error));

    [Fact]
    public void A_missing_library_is_told_with_the_command_that_installs_it()
    {
        var error = new TypeInitializationException("PortAudio", new DllNotFoundException("Unable to load libportaudio.so.2"));

        Assert.EndsWith("apt-get install libportaudio2", CommandFailure.MessageOf(error), StringComparison.Ordinal);
    }
}
