using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionEdge.Analysis;

/// <summary>Results as lines of JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EmotionScoresConverter), typeof(RoundedNumberConverter), typeof(SensorHintConverter)])]
[JsonSerializable(typeof(AnalysisResult))]
[JsonSerializable(typeof(AnalysisFailure))]
internal sealed partial class AnalysisJson : JsonSerializerContext
{
    private static AnalysisJson? _readable;

    /// <summary>File names keep their letters: the lines are for scripts, not for HTML.</summary>
    private static AnalysisJson Readable =>
        _readable ??= new(new JsonSerializerOptions(Default.GeneratedSerializerOptions!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Line(AnalysisResult result) => JsonSerializer.Serialize(result, Readable.AnalysisResult);

    /// <summary>The same with everything escaped that means something in HTML.</summary>
    public static string WebLine(AnalysisResult result) => JsonSerializer.Serialize(result, Default.AnalysisResult);

    public static string Line(AnalysisFailure failure) => JsonSerializer.Serialize(failure, Readable.AnalysisFailure);
}
