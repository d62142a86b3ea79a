using EmotionEdge.Core.Accounts;

namespace EmotionEdge.Dashboard.Accounts;

/// <summary>A token that was made just now.</summary>
/// <param name="Text">What the program is to send; it is shown once and kept nowhere.</param>
/// <param name="Kept">What is known of it afterwards.</param>
internal sealed record NewToken(string Text, ApiToken Kept);
