using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Configuration;

/// <summary>The health and metrics page on loopback. Section <c>health</c>.</summary>
internal sealed class HealthOptions
{
    /// <summary>Whether it is served.</summary>
    /// <value>Defaults to true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    /// <value>Defaults to 9184.</value>
    [Range(0, 65535)]
    public int Port { get; set; } = 9184;
}
