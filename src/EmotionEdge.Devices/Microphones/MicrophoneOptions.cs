using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Devices;

/// <summary>Which microphone, and how.</summary>
public sealed class MicrophoneOptions
{
    /// <summary>
    /// <c>default</c>; a device's name or a part of it, any case; or a media file whose sound is played as if it were spoken here. What
    /// holds a <c>/</c> or is the name of an existing file is a file.
    /// </summary>
    /// <value><c>default</c>.</value>
    [Required]
    public string Source { get; set; } = "default";

    /// <summary>Whether a file starts over at its end; otherwise the microphone is then off.</summary>
    /// <value><see langword="false"/>.</value>
    public bool Loop { get; set; }

    /// <summary>Whether a file plays at its own speed; otherwise as fast as it can be decoded.</summary>
    /// <value><see langword="true"/>.</value>
    public bool OwnSpeed { get; set; } = true;

    /// <summary>Whether <see cref="Source"/> names a file.</summary>
    internal bool IsFile
        => (Source.Contains('/', StringComparison.Ordinal) && !Source.StartsWith("/dev/", StringComparison.Ordinal)) || File.Exists(Source);
}
