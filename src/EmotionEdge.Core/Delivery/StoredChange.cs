namespace EmotionEdge.Core.Delivery;

/// <summary>What is to change in a store.</summary>
/// <param name="Added">New messages.</param>
/// <param name="Removed">Numbers of messages that need not be kept any more.</param>
/// <param name="ReservedUntil">Numbers up to this one may be used from now on; <see langword="null"/>: as before.</param>
public sealed record StoredChange(IReadOnlyCollection<StoredMessage> Added, IReadOnlyCollection<long> Removed, long? ReservedUntil);
