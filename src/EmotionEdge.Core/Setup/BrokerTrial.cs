namespace EmotionEdge.Core.Setup;

/// <summary>A broker to be tried.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Tls">Encrypted.</param>
/// <param name="User">User name there; <see langword="null"/> for none.</param>
/// <param name="Password">Password there; <see langword="null"/> for the configured one.</param>
public sealed record BrokerTrial(string Host, int Port, bool Tls, string? User, string? Password);
