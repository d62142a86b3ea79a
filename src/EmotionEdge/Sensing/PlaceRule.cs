using EmotionEdge.Core.Setup;

namespace EmotionEdge.Sensing;

/// <summary>The permission of the place, as a switch that nobody but the set-up moves.</summary>
internal sealed class PlaceRule(Switches switches) : IPlaceRule
{
    public bool IsRefused => switches.Positions.Refused;

    public void Set(bool isRefused) => switches.Change(positions => positions with { Refused = isRefused });
}
