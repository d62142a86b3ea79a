namespace EmotionEdge.Configuration;

/// <summary>The configuration cannot be used; carries all that is wrong with it at once.</summary>
internal sealed class ConfigurationException(IReadOnlyList<ConfigurationError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<ConfigurationError> Errors => errors;
}
