namespace EmotionEdge.Core.Analyses;

/// <summary>Something is not taken for analysis; the message says why and what to do.</summary>
public sealed class SubmissionException(SubmissionFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public SubmissionFault Fault { get; } = fault;
}
