namespace EmotionEdge.Inference;

/// <summary>A file of the test data cannot be read. It is counted as failed and the evaluation goes on.</summary>
public sealed class ItemUnreadableException : Exception
{
    public ItemUnreadableException(string message)
        : base(message)
    {
    }

    public ItemUnreadableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
