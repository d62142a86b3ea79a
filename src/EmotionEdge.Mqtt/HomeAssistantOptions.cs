using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Mqtt;

/// <summary>How the device shows in Home Assistant. Section <c>mqtt.homeAssistant</c>.</summary>
public sealed class HomeAssistantOptions
{
    /// <summary>Whether Home Assistant is told of the device and its entities.</summary>
    /// <value>Defaults to <see langword="true"/>; the one retained message does no harm where there is no Home Assistant.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>The discovery prefix set in Home Assistant's MQTT integration.</summary>
    /// <value>Defaults to homeassistant.</value>
    [Required, RegularExpression("^[A-Za-z0-9_/-]{1,64}$", ErrorMessage = "Use 1 to 64 letters, digits, _, - or /.")]
    public string Prefix { get; set; } = "homeassistant";

    /// <summary>The name of the device there.</summary>
    /// <value>Defaults to <see langword="null"/>: EmotionEdge and the device id.</value>
    [StringLength(64)]
    public string? Name { get; set; }

    /// <summary>A mood without news for this time becomes unavailable; never less than five summary intervals.</summary>
    /// <value>Defaults to 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00")]
    public TimeSpan ExpireAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After a start of Home Assistant everything is sent again, after a time by chance up to this one, so that the
    /// devices of a house do not all answer at the same moment.
    /// </summary>
    /// <value>Defaults to 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan BirthDelay { get; set; } = TimeSpan.FromSeconds(10);
}
