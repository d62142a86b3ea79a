namespace EmotionEdge.Core.Delivery;

/// <summary>A message that waits for the broker.</summary>
/// <param name="Seq">Its number, by which a subscriber knows a repeated one; they are kept in this order.</param>
/// <param name="Kind">Which topic it is for.</param>
/// <param name="Payload">UTF-8 JSON.</param>
public sealed record StoredMessage(long Seq, StoredMessageKind Kind, byte[] Payload);
