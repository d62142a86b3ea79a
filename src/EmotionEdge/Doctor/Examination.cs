using EmotionEdge.CommandLine;
using EmotionEdge.Core.Doctor;

namespace EmotionEdge.Doctor;

/// <summary>A look at one part of the box.</summary>
/// <param name="Name">What is looked at.</param>
/// <param name="LookAsync">Looks, on the thread that calls.</param>
internal sealed record Examination(string Name, Func<CancellationToken, Task<IEnumerable<Finding>>> LookAsync)
{
    public Examination(string name, Func<IEnumerable<Finding>> look)
        : this(name, _ => Task.FromResult(look()))
    {
    }

    public Examination(string name, Func<Finding> look)
        : this(name, _ => Task.FromResult<IEnumerable<Finding>>([look()]))
    {
    }

    /// <summary>The findings; a part that cannot be looked at does not hide the others.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return [.. await LookAsync(cancellationToken).ConfigureAwait(false)];
        }
        catch (Exception error) when (error is not OperationCanceledException && CommandFailure.CodeOf(error) is { } code)
        {
            return [new Finding(Name, code == ExitCode.MissingDependency ? FindingState.Missing : FindingState.Problem, CommandFailure.MessageOf(error))];
        }
    }
}
