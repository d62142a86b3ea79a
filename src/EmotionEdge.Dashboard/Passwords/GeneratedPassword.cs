using System.Security.Cryptography;

namespace EmotionEdge.Dashboard.Passwords;

/// <summary>A password for somebody who is to choose another at the first login.</summary>
public static class GeneratedPassword
{
    /// <summary>Without those that look alike; 20 of them are 95 bits.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 20;

    /// <summary>Makes one.</summary>
    public static string Make() => RandomNumberGenerator.GetString(Alphabet, Length);
}
