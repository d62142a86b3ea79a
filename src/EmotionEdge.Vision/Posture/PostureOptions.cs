using System.ComponentModel.DataAnnotations;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;

namespace EmotionEdge.Vision.Posture;

/// <summary>Whether and how often posture is looked at. Section <c>posture</c>.</summary>
public sealed class PostureOptions
{
    /// <summary>Whether posture is looked at. In the profile eco it rests in any case.</summary>
    /// <value>Defaults to <see cref="PostureMode.Auto"/>.</value>
    [EnumDataType(typeof(PostureMode))]
    public PostureMode Mode { get; set; } = PostureMode.Auto;

    /// <summary>Each person is looked at no more often than this; less often where the box is busy.</summary>
    /// <value>Defaults to 0.25 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:01")]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(0.25);

    /// <summary>Of so many people at most, those who came first.</summary>
    /// <value>Defaults to 4.</value>
    [Range(1, 16)]
    public int People { get; set; } = 4;

    /// <summary>What <see cref="Mode"/> comes to on this box.</summary>
    public bool IsOn => Mode == PostureMode.On || (Mode == PostureMode.Auto && !IsSmallBoard);

    private static bool IsSmallBoard => Environment.ProcessorCount < 2
        || (RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 && !Dp.IsSupported);
}
