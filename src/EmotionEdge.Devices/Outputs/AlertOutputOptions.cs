using System.ComponentModel.DataAnnotations;
using EmotionEdge.Core.Alerts;
using Microsoft.Extensions.Options;

namespace EmotionEdge.Devices;

/// <summary>The lights and the sounder on the board's GPIO header. Lines are those of the chip: on a Raspberry Pi, BCM numbers.</summary>
public sealed class AlertOutputOptions : IValidatableObject
{
    /// <summary>The chip label that stands for the header of any board that we know.</summary>
    public const string AnyKnownChip = "auto";

    /// <summary>Whether lines are driven at all.</summary>
    /// <value>true; without a line nothing is opened.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The label of the chip, as <c>emotionedge devices</c> and <c>gpiodetect</c> show it: <c>pinctrl-rp1</c> on a Raspberry
    /// Pi 5, <c>pinctrl-bcm2711</c> on a 4, <c>tegra234-gpio</c> on a Jetson Orin. <c>auto</c> takes the first of these found.
    /// </summary>
    /// <value><c>auto</c>.</value>
    [Required]
    public string Chip { get; set; } = AnyKnownChip;

    /// <summary>The line of the alert light.</summary>
    /// <value>null: there is none.</value>
    [Range(0, 1023)]
    public int? LedLine { get; set; }

    /// <summary>The light is on when the line is low.</summary>
    /// <value>false.</value>
    public bool LedActiveLow { get; set; }

    /// <summary>The line of the buzzer.</summary>
    /// <value>null: there is none.</value>
    [Range(0, 1023)]
    public int? BuzzerLine { get; set; }

    /// <summary>The buzzer is on when the line is low.</summary>
    /// <value>false.</value>
    public bool BuzzerActiveLow { get; set; }

    /// <summary>Whether the buzzer sounds by itself or needs a tone.</summary>
    /// <value><see cref="BuzzerKind.Active"/>.</value>
    [EnumDataType(typeof(BuzzerKind))]
    public BuzzerKind BuzzerKind { get; set; } = BuzzerKind.Active;

    /// <summary>The tone of a passive buzzer, in hertz.</summary>
    /// <value>2000.</value>
    [Range(100, 5000)]
    public int BuzzerFrequency { get; set; } = 2000;

    /// <summary>The line of the light that is lit whenever a sensor is open.</summary>
    /// <value>null: there is none.</value>
    [Range(0, 1023)]
    public int? SensingLine { get; set; }

    /// <summary>The sensing light is on when the line is low.</summary>
    /// <value>false.</value>
    public bool SensingActiveLow { get; set; }

    /// <summary>What an alert of severity Information does.</summary>
    /// <value>Light: <see cref="AlertPattern.Steady"/>; sound: <see cref="AlertPattern.Off"/>.</value>
    [ValidateObjectMembers]
    public SeverityPatterns Information { get; set; } = new() { Light = AlertPattern.Steady };

    /// <summary>What an alert of severity Warning does.</summary>
    /// <value>Light: <see cref="AlertPattern.Slow"/>; sound: <see cref="AlertPattern.Pulse"/>.</value>
    [ValidateObjectMembers]
    public SeverityPatterns Warning { get; set; } = new() { Light = AlertPattern.Slow, Sound = AlertPattern.Pulse };

    /// <summary>What an alert of severity Critical does.</summary>
    /// <value>Light: <see cref="AlertPattern.Fast"/>; sound: <see cref="AlertPattern.Slow"/>.</value>
    [ValidateObjectMembers]
    public SeverityPatterns Critical { get; set; } = new() { Light = AlertPattern.Fast, Sound = AlertPattern.Slow };

    /// <summary>How long an alert is shown when nothing clears it.</summary>
    /// <value>5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>When the night begins, local time.</summary>
    /// <value>22:00.</value>
    public TimeOnly NightFrom { get; set; } = new(22, 0);

    /// <summary>When the night ends, local time. The same as <see cref="NightFrom"/>: there is no night.</summary>
    /// <value>07:00.</value>
    public TimeOnly NightUntil { get; set; } = new(7, 0);

    /// <summary>The duty cycle of the alert light at night, 0 (dark) to 1 (as by day). The sensing light is never dimmed.</summary>
    /// <value>0.1.</value>
    [Range(0.0, 1.0)]
    public double NightBrightness { get; set; } = 0.1;

    /// <summary>There is something to drive.</summary>
    public bool IsConfigured => Enabled && (LedLine ?? BuzzerLine ?? SensingLine) is not null;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        (string Name, int? Line)[] lines =
            [(nameof(LedLine), LedLine), (nameof(BuzzerLine), BuzzerLine), (nameof(SensingLine), SensingLine)];
        foreach (var same in lines.Where(line => line.Line is not null).GroupBy(line => line.Line).Where(group => group.Count() > 1))
        {
            string[] names = [.. same.Select(line => line.Name)];
            yield return new ValidationResult($"Line {same.Key} is used for {string.Join(" and ", names)}; give each its own.", names);
        }
    }

    internal SeverityPatterns PatternsOf(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => Critical,
        AlertSeverity.Warning => Warning,
        _ => Information,
    };

    /// <summary>The brightness of the alert light at a time of day.</summary>
    internal double BrightnessAt(TimeOnly time) =>
        NightFrom != NightUntil && time.IsBetween(NightFrom, NightUntil) ? NightBrightness : 1;
}
