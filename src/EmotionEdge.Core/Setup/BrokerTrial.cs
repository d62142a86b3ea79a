namespace EmotionEdge.Core.Setup;

/// <summary>A broker to be tried.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Tls">Encrypted.</param>
/// <param name="User">User name there; <see langword="null"/> for none.</param>
/// <param name="Password">Password there; <see langword="null"/> for the configured one.</param>
public sealed record BrokerTrial(string Host, int Port, bool Tls, string? User, string? Password)
{
    private const int LongestHost = 200;

    /// <summary>Host and port could be those of a broker.</summary>
    public bool IsComplete => Host is { Length: > 0 and <= LongestHost } && Port is >= 1 and <= 65535 && Uri.CheckHostName(Host) != UriHostNameType.Unknown;
}
