using System.Text;

namespace EmotionEdge.Dashboard.Passwords;

/// <summary>
/// What a new password must be like, after NIST SP 800-63B: long, and none that is tried first. There is no rule about
/// kinds of characters and none about age.
/// </summary>
public static class PasswordRules
{
    /// <summary>In characters.</summary>
    public const int MinimumLength = 12;

    private const int MinimumDistinct = 5;
    private const string Product = "emotionedge";

    /// <param name="password">The new password.</param>
    /// <param name="account">The name of the account.</param>
    public static PasswordFault Check(string password, string account)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(account);
        if (password.EnumerateRunes().Count() < MinimumLength)
            return PasswordFault.TooShort;
        if (Encoding.UTF8.GetByteCount(password) > BcryptPasswordHasher.MaximumBytes)
            return PasswordFault.TooLong;
        if (password.Any(char.IsControl))
            return PasswordFault.Unprintable;
        if (IsSimple(password))
            return PasswordFault.TooSimple;

        var forms = Forms(password);
        if (forms.Contains(account.ToLowerInvariant()) || forms.Contains(Product))
            return PasswordFault.IsName;
        return CommonPasswords.ContainsAny(forms) ? PasswordFault.Common : PasswordFault.None;
    }

    /// <summary>Mostly repeats and rows: 111222333444, abcdefghijkl.</summary>
    private static bool IsSimple(string password)
    {
        if (password.Distinct().Count() < MinimumDistinct)
            return true;
        var steps = password.Zip(password.Skip(1), (first, second) => Math.Abs(first - second));
        return steps.Count(step => step <= 1) > password.Length / 2;
    }

    /// <summary>The password as a program would vary one that it knows: case, signs for letters, what stands around it, doubled.</summary>
    private static HashSet<string> Forms(string password)
    {
        var forms = new HashSet<string>();
        var lower = password.ToLowerInvariant();
        foreach (var form in (string[])[lower, Unmask(lower)])
        {
            forms.Add(form);
            forms.Add(Unit(form));
            var core = form.Trim([.. form.Where(character => !char.IsLetter(character))]);
            forms.Add(core);
            forms.Add(Unit(core));
        }

        return forms;
    }

    private static string Unmask(string text) => string.Concat(text.Select(character => character switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => character,
    }));

    /// <summary>What a text is a repetition of; the text itself when it is none.</summary>
    private static string Unit(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && text == string.Concat(Enumerable.Repeat(text[..length], text.Length / length)))
                return text[..length];
        }

        return text;
    }
}
