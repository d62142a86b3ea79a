using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EmotionEdge.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace EmotionEdge.Dashboard.Passwords;

/// <summary>
/// Hashes passwords with bcrypt (Provos and Mazières, "A Future-Adaptable Password Scheme", 1999; <c>$2b$</c>) of the
/// system's libcrypt. bcrypt looks at 72 bytes and stops at a zero byte: such passwords are refused, see
/// <see cref="PasswordRules"/>, and never cut.
/// </summary>
internal sealed class BcryptPasswordHasher(BcryptCost cost) : IPasswordHasher<Account>
{
    /// <summary>What bcrypt looks at.</summary>
    public const int MaximumBytes = 72;

    private const string Prefix = "$2b$";
    private const int SaltBytes = 16;

    /// <summary>Of nobody, as costly to check as one that was made now: for names that there are not.</summary>
    private readonly Lazy<string> _nobody = new(() => Hash("nobody has this password", cost.Value));

    /// <summary>Takes as long as a wrong password for an account.</summary>
    public void PretendToVerify(string providedPassword) => _ = Matches(_nobody.Value, providedPassword);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The password is longer than <see cref="MaximumBytes"/> in UTF-8, or holds a zero.</exception>
    public string HashPassword(Account user, string password) => IsHashable(password)
        ? Hash(password, cost.Value)
        : throw new ArgumentException($"A password has at most {MaximumBytes} bytes and no zero.", nameof(password));

    /// <inheritdoc/>
    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        if (!Matches(hashedPassword, providedPassword))
            return PasswordVerificationResult.Failed;
        return CostOf(hashedPassword) < cost.Value ? PasswordVerificationResult.SuccessRehashNeeded : PasswordVerificationResult.Success;
    }

    internal static string Hash(string password, int cost)
    {
        var setting = Libcrypt.MakeSetting(Prefix, cost, RandomNumberGenerator.GetBytes(SaltBytes));
        return Libcrypt.Hash(password, setting) ?? throw new NotSupportedException("libcrypt cannot hash with bcrypt.");
    }

    /// <summary>A password that cannot be hashed takes the time, too, and never matches.</summary>
    private static bool Matches(string hash, string password)
    {
        var isHashable = IsHashable(password);
        var other = Libcrypt.Hash(isHashable ? password : "", hash);
        return other is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(other), Encoding.ASCII.GetBytes(hash))
            && isHashable;
    }

    private static bool IsHashable(string password) =>
        !password.Contains('\0', StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(password) <= MaximumBytes;

    private static int CostOf(string hash) =>
        hash.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(hash.AsSpan(Prefix.Length, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var cost)
            ? cost
            : 0;
}
