using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EmotionEdge.Dashboard.Accounts;

/// <summary>A secret of 256 random bits, and the hash of it that is kept: nobody can get from the one to the other.</summary>
/// <param name="Text">Letters, digits, <c>-</c> and <c>_</c>.</param>
internal sealed record SecretToken(string Text)
{
    private const int Bytes = 32;

    public byte[] Hash => HashOf(Text);

    public static SecretToken Make() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
