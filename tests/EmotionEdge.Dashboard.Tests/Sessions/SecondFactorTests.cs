using System.Text;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Sessions;

namespace EmotionEdge.Dashboard.Tests.Sessions;

public sealed class SecondFactorTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly Account Anna = new()
    {
        Name = "anna",
        PasswordHash = "",
        Role = Role.Viewer,
        CreatedAt = default,
        SecondFactorKey = Key,
        RecoveryCodes = [SecondFactor.HashOf("ABCDE23456")],
    };

    /// <summary>RFC 6238, appendix B; the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) => Assert.Equal(code, SecondFactor.CodeAt(Key, seconds / 30));

    [Fact]
    public void The_key_is_shown_as_authenticator_programs_want_it()
    {
        Assert.Equal("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", SecondFactor.Shown(Key));
        Assert.Equal(
            "otpauth://totp/EmotionEdge:anna%40home?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=EmotionEdge", SecondFactor.Address(Key, "anna@home"));
    }

    [Fact]
    public void A_code_is_good_for_a_step_around_its_own_and_only_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000_020);
        var step = 1_000_000_020 / 30;

        Assert.All([step - 1, step, step + 1], near => Assert.NotNull(SecondFactor.Use(Anna, SecondFactor.CodeAt(Key, near), now)));
        Assert.All([step - 2, step + 2], far => Assert.Null(SecondFactor.Use(Anna, SecondFactor.CodeAt(Key, far), now)));

        var used = SecondFactor.Use(Anna, SecondFactor.CodeAt(Key, step), now)!;
        Assert.Null(SecondFactor.Use(used, SecondFactor.CodeAt(Key, step), now));
        Assert.Null(SecondFactor.Use(used, SecondFactor.CodeAt(Key, step - 1), now));
        Assert.NotNull(SecondFactor.Use(used, SecondFactor.CodeAt(Key, step + 1), now.AddSeconds(30)));
    }

    [Fact]
    public void A_recovery_code_is_good_once_however_it_is_typed()
    {
        var used = SecondFactor.Use(Anna, " abcde-23456 ", default)!;

        Assert.Empty(used.RecoveryCodes);
        Assert.Null(SecondFactor.Use(used, "ABCDE23456", default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000")]
    [InlineData("einhundert")]
    public void What_is_no_code_is_refused(string code) => Assert.Null(SecondFactor.Use(Anna, code, DateTimeOffset.FromUnixTimeSeconds(59)));
}
