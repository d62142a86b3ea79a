namespace EmotionEdge.Inference;

/// <summary>Test data cannot be used. The message names the file and line, what was wrong and what would be right.</summary>
public sealed class EvaluationDataException : Exception
{
    public EvaluationDataException(string message)
        : base(message)
    {
    }

    public EvaluationDataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
