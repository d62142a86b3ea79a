using System.Net;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>An attempt to log in.</summary>
/// <param name="Name">Of the account, as typed.</param>
/// <param name="Password">As typed.</param>
/// <param name="Code">Of the second factor; <see langword="null"/> when it was not asked for yet.</param>
/// <param name="Address">From where.</param>
/// <param name="Agent">The browser, as it calls itself.</param>
internal sealed record LoginRequest(string Name, string Password, string? Code, IPAddress Address, string Agent);
