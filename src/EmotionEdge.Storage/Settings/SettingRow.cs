namespace EmotionEdge.Storage.Settings;

internal sealed class SettingRow
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}
