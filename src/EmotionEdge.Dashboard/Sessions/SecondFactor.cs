using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Accounts;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>
/// One-time codes by time (TOTP, RFC 6238: HMAC-SHA-1, 30 seconds, six digits, as all authenticator programs have it), and
/// recovery codes for who has lost the telephone.
/// </summary>
internal static class SecondFactor
{
    private const int KeyBytes = 20;
    private const int StepSeconds = 30;
    private const int RecoveryCount = 8;

    /// <summary>RFC 4648: what one reads off a screen and types.</summary>
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] MakeKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>Ten letters and digits each, 50 bits.</summary>
    public static IReadOnlyList<string> MakeRecoveryCodes() =>
        [.. Enumerable.Range(0, RecoveryCount).Select(_ => RandomNumberGenerator.GetString(Alphabet, 10))];

    public static string HashOf(string recoveryCode) => Convert.ToHexString(SecretToken.HashOf(Normalize(recoveryCode)));

    /// <summary>The key in letters, in groups of four.</summary>
    public static string Shown(byte[] key) => string.Join(' ', Base32(key).Chunk(4).Select(group => new string(group)));

    /// <summary>For authenticator programs.</summary>
    public static string Address(byte[] key, string account) =>
        $"otpauth://totp/EmotionEdge:{Uri.EscapeDataString(account)}?secret={Base32(key)}&issuer=EmotionEdge";

    /// <summary>Takes a code, one time.</summary>
    /// <param name="account">As it is kept.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="now">The clock.</param>
    /// <returns>The account with the code used up; <see langword="null"/> when the code is wrong.</returns>
    public static Account? Use(Account account, string code, DateTimeOffset now)
    {
        var typed = Normalize(code);
        if (account.SecondFactorKey is { } key && StepOf(key, typed, now, account.SecondFactorStep) is { } step)
            return account with { SecondFactorStep = step };
        var hash = HashOf(typed);
        return account.RecoveryCodes.Contains(hash)
            ? account with { RecoveryCodes = [.. account.RecoveryCodes.Where(kept => kept != hash)] }
            : null;
    }

    /// <summary>The step that a code is of: this one or a neighbour, for clocks that differ, but none up to the last one used.</summary>
    internal static long? StepOf(byte[] key, string code, DateTimeOffset now, long lastStep)
    {
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (step > lastStep && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(key, step)), Encoding.UTF8.GetBytes(code)))
                found = step;
        }

        return found;
    }

    internal static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard's algorithm; HMAC does not need SHA-1 to be free of collisions.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static string Normalize(string code) =>
        string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Base32(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text.Append(Alphabet[(pair >> (11 - bit % 8)) & 31]);
        }

        return text.ToString();
    }
}
