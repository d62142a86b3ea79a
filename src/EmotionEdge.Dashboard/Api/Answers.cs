using System.Text.Json;
using EmotionEdge.Core;

namespace EmotionEdge.Dashboard.Api;

/// <summary>How values of the service are written in answers: names as in MQTT's payloads, four decimals.</summary>
internal static class Answers
{
    private const int Decimals = 4;

    private static readonly Modality[] Modalities = Enum.GetValues<Modality>();

    /// <summary>JSON has no NaN and no infinity.</summary>
    public static double? Number(double value) => double.IsFinite(value) ? Math.Round(value, Decimals) : null;

    /// <summary><c>acknowledged</c> for <c>Acknowledged</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static Dictionary<string, double?> Scores(in EmotionScores scores)
    {
        var named = new Dictionary<string, double?>(EmotionScores.Count);
        for (var i = 0; i < EmotionScores.Count; i++)
            named[EmotionNames.All[i]] = Number(scores[i]);
        return named;
    }

    public static Dictionary<string, double?> Weights(in ModalityWeights weights)
    {
        var named = new Dictionary<string, double?>(ModalityWeights.Count);
        foreach (var modality in Modalities)
            named[Name(modality)] = Number(weights[modality]);
        return named;
    }
}
