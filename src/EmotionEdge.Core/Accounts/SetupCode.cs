namespace EmotionEdge.Core.Accounts;

/// <summary>Lets the first administrator in, once.</summary>
/// <param name="CodeHash">SHA-256 of the code.</param>
/// <param name="ExpiresAt">It is worth nothing from then on.</param>
/// <param name="TriesLeft">So many wrong ones may still be given.</param>
public sealed record SetupCode(byte[] CodeHash, DateTimeOffset ExpiresAt, int TriesLeft);
