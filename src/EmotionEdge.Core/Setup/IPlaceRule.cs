namespace EmotionEdge.Core.Setup;

/// <summary>
/// Whether the box may infer emotions where it stands. At workplaces and schools it may not, unless for a medical or safety
/// reason (EU AI Act, article 5(1)(f)).
/// </summary>
public interface IPlaceRule
{
    /// <summary>Camera and microphone stay closed and no text is read, whatever the switches say.</summary>
    bool IsRefused { get; }

    /// <summary>Refuses or permits; kept over restarts.</summary>
    void Set(bool isRefused);
}
