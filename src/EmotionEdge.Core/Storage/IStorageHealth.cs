namespace EmotionEdge.Core.Storage;

/// <summary>How the store of the service is.</summary>
public interface IStorageHealth
{
    /// <summary>For people: what is wrong and what to do; <see langword="null"/> when the last use went well, and the last change.</summary>
    string? Problem { get; }
}
