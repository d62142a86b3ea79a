using System.Text.Json;
using System.Text.Json.Serialization;
using EmotionEdge.Dashboard.Alerts;
using EmotionEdge.Dashboard.Alerts.Rules;
using EmotionEdge.Dashboard.Analyses;
using EmotionEdge.Dashboard.Live;
using EmotionEdge.Dashboard.Trends;

namespace EmotionEdge.Dashboard.Api;

/// <summary>The JSON of answers and events; what means something in HTML is escaped.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SummaryAnswer))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(AlertEventAnswer))]
[JsonSerializable(typeof(AlertAnswer[]))]
[JsonSerializable(typeof(AnalysisAnswer))]
[JsonSerializable(typeof(AnalysisAnswer[]))]
[JsonSerializable(typeof(DrawnAnswer))]
[JsonSerializable(typeof(TrendAnswer))]
[JsonSerializable(typeof(MoodPoint[]))]
[JsonSerializable(typeof(TextRequest))]
[JsonSerializable(typeof(AlertRulesAnswer))]
[JsonSerializable(typeof(AlertPreviewAnswer))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class DashboardJson : JsonSerializerContext;
