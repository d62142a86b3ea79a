using System.Text.Json.Serialization;

namespace EmotionEdge.Dashboard.Api;

/// <summary>Names, in any letter case, and no numbers: those of one version may mean something else in the next.</summary>
internal sealed class NamedEnumConverter<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false)
    where T : struct, Enum;
