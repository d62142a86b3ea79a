using EmotionEdge.Core.Accounts;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>The end of an attempt to log in.</summary>
/// <param name="Result">How it ended.</param>
internal sealed record LoginOutcome(LoginResult Result)
{
    /// <summary>For the cookie; there when it is done or a code is to follow.</summary>
    public string? Token { get; init; }

    /// <summary>Who it is; there when it is done.</summary>
    public Account? Account { get; init; }

    /// <summary>How long to wait.</summary>
    public TimeSpan Wait { get; init; }
}
