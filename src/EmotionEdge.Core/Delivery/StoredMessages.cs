namespace EmotionEdge.Core.Delivery;

/// <summary>What a store holds.</summary>
/// <param name="Messages">In the order of their numbers.</param>
/// <param name="ReservedUntil">Every number up to this one may have been used; 0 when nothing is known.</param>
public sealed record StoredMessages(IReadOnlyList<StoredMessage> Messages, long ReservedUntil)
{
    /// <summary>Nothing.</summary>
    public static StoredMessages None { get; } = new([], 0);
}
