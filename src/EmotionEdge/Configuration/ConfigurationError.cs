namespace EmotionEdge.Configuration;

/// <summary>One thing that is wrong in the configuration.</summary>
/// <param name="Key">Where: <c>pacing.cpuShare</c>, or the file that cannot be read.</param>
/// <param name="Value">What stands there; secrets are not shown.</param>
/// <param name="Hint">What would be right.</param>
internal sealed record ConfigurationError(string Key, string? Value, string Hint)
{
    public override string ToString() => $"{Key}: '{Value}' will not do: {Hint}.";
}
