using System.Text.Json.Serialization;
using EmotionEdge.Analysis;

namespace EmotionEdge.CommandLine;

/// <summary>What the commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(RoundedNumberConverter)])]
[JsonSerializable(typeof(List<ModelRow>))]
[JsonSerializable(typeof(List<ModelCheckRow>))]
[JsonSerializable(typeof(List<BenchmarkRow>))]
[JsonSerializable(typeof(DeviceReport))]
[JsonSerializable(typeof(ReplayRow))]
[JsonSerializable(typeof(ReplayTally))]
[JsonSerializable(typeof(List<UserRow>))]
[JsonSerializable(typeof(NewPasswordRow))]
[JsonSerializable(typeof(SetupRow))]
[JsonSerializable(typeof(List<FindingRow>))]
internal sealed partial class CommandJson : JsonSerializerContext;
