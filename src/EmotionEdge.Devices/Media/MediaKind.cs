namespace EmotionEdge.Devices;

/// <summary>What a file holds, told by its content.</summary>
public enum MediaKind
{
    /// <summary>Nothing that we can read.</summary>
    Unknown,

    /// <summary>One picture: PNG, JPEG, WebP or BMP.</summary>
    Image,

    /// <summary>Moving pictures, with or without sound.</summary>
    Video,

    /// <summary>Sound only.</summary>
    Audio,

    /// <summary>Text in UTF-8, or in UTF-16 with a byte order mark.</summary>
    Text,
}
