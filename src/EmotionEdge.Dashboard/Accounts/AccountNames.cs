namespace EmotionEdge.Dashboard.Accounts;

/// <summary>What an account may be called: 2 to 64 letters, digits and <c>. _ - @ +</c>.</summary>
internal static class AccountNames
{
    public const int MaximumLength = 64;

    public static bool IsValid(string name) =>
        name.Length is >= 2 and <= MaximumLength && name.All(character => char.IsLetterOrDigit(character) || ".-_@+".Contains(character, StringComparison.Ordinal));
}
