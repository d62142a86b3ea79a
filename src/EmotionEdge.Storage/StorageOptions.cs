namespace EmotionEdge.Storage;

/// <summary>Where the service keeps its accounts, results and aggregates. Section <c>storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>
    /// The folder. Without it the service's state folder (<c>$STATE_DIRECTORY</c>, which systemd sets), else
    /// <c>/var/lib/emotionedge</c> where that may be written, else <c>emotionedge</c> in the user's state folder
    /// (<c>$XDG_STATE_HOME</c>, <c>~/.local/state</c>).
    /// </summary>
    /// <value>Defaults to none.</value>
    public string? Directory { get; set; }
}
