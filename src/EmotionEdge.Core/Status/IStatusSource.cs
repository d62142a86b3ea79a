namespace EmotionEdge.Core.Status;

/// <summary>Knows how the service is.</summary>
public interface IStatusSource
{
    /// <summary>Taken within the last second or so; <see langword="null"/> before the first.</summary>
    StatusReport? Last { get; }
}
