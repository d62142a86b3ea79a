namespace EmotionEdge.Core.Delivery;

/// <summary>The topic of a stored message. The numbers are in files.</summary>
public enum StoredMessageKind
{
    Alert = 1,
    Status = 2,
}
