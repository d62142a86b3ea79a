using System.Text.Json;
using EmotionEdge.Core.Posture;

namespace EmotionEdge.Analysis;

/// <summary>What the bodies did in one stretch of a video.</summary>
/// <param name="Start">In seconds.</param>
/// <param name="End">In seconds.</param>
/// <param name="People">Of how many the posture is known.</param>
/// <param name="Action">What most of them do: still, moving, gesturing, handToFace, armsCrossed, headDown or leaningIn.</param>
/// <param name="Agitation">0..1.</param>
/// <param name="Arousal">0..1, by the bodies alone.</param>
/// <param name="Cues">How many show each cue.</param>
internal sealed record PostureEntry(
    double Start, double End, int People, string Action, double Agitation, double Arousal, IReadOnlyDictionary<string, int> Cues)
{
    public static PostureEntry Of(double start, double end, PostureState state) => new(
        start,
        end,
        state.People,
        NameOf(state.Action.ToString()),
        state.Agitation,
        state.Arousal,
        Enum.GetValues<PostureCue>().ToDictionary(cue => NameOf(cue.ToString()), cue => state.Cues[cue]));

    /// <summary>As it stands in JSON.</summary>
    public static string NameOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
