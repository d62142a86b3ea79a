namespace EmotionEdge.Inference;

/// <summary>A model cannot be used. The message names the file, what was wrong with it and what to do.</summary>
public sealed class ModelException : Exception
{
    public ModelException(string message)
        : base(message)
    {
    }

    public ModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
