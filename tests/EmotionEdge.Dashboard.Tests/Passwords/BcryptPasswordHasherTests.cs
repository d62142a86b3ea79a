using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Passwords;
using Microsoft.AspNetCore.Identity;

namespace EmotionEdge.Dashboard.Tests.Passwords;

public sealed class BcryptPasswordHasherTests
{
    private static readonly Account Nobody = new() { Name = "anna", PasswordHash = "", Role = Role.Viewer, CreatedAt = default };
    private static readonly BcryptPasswordHasher Hasher = new(Cost(10));

    /// <summary>Made by others: OpenBSD's and Python's bcrypt.</summary>
    [Theory]
    [InlineData("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [InlineData("U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK")]
    [InlineData("", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy")]
    public void Hashes_that_others_made_are_understood(string password, string hash)
    {
        Assert.NotEqual(PasswordVerificationResult.Failed, Hasher.VerifyHashedPassword(Nobody, hash, password));
        Assert.Equal(PasswordVerificationResult.Failed, Hasher.VerifyHashedPassword(Nobody, hash, password + "x"));
    }

    [Fact]
    public void Two_hashes_of_a_password_differ_and_both_match()
    {
        var first = Hasher.HashPassword(Nobody, "correct horse battery");
        var second = Hasher.HashPassword(Nobody, "correct horse battery");

        Assert.NotEqual(first, second);
        Assert.StartsWith("$2b$10$", first, StringComparison.Ordinal);
        Assert.All([first, second], hash => Assert.Equal(PasswordVerificationResult.Success, Hasher.VerifyHashedPassword(Nobody, hash, "correct horse battery")));
        Assert.Equal(PasswordVerificationResult.Failed, Hasher.VerifyHashedPassword(Nobody, first, "correct horse batterz"));
    }

    [Fact]
    public void A_hash_of_a_lower_cost_is_to_be_made_anew_and_one_of_a_higher_cost_is_not()
    {
        var cheap = BcryptPasswordHasher.Hash("x", 4);
        var dear = BcryptPasswordHasher.Hash("x", 11);

        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, Hasher.VerifyHashedPassword(Nobody, cheap, "x"));
        Assert.Equal(PasswordVerificationResult.Success, Hasher.VerifyHashedPassword(Nobody, dear, "x"));
    }

    [Fact]
    public void What_bcrypt_would_cut_off_is_refused_and_never_matches()
    {
        var longest = new string('x', 72);
        var hash = Hasher.HashPassword(Nobody, longest);

        Assert.Equal(PasswordVerificationResult.Success, Hasher.VerifyHashedPassword(Nobody, hash, longest));
        Assert.Equal(PasswordVerificationResult.Failed, Hasher.VerifyHashedPassword(Nobody, hash, longest + "y"));
        Assert.Throws<ArgumentException>(() => Hasher.HashPassword(Nobody, longest + "y"));
        Assert.Throws<ArgumentException>(() => Hasher.HashPassword(Nobody, new string('ä', 37)));
        Assert.Throws<ArgumentException>(() => Hasher.HashPassword(Nobody, "one\0two"));
        Assert.Equal(PasswordVerificationResult.Failed, Hasher.VerifyHashedPassword(Nobody, BcryptPasswordHasher.Hash("one", 4), "one\0two"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no hash")]
    [InlineData("$2b$10$tooshort")]
    [InlineData("*0")]
    public void What_is_no_hash_matches_nothing(string hash)
    {
        Assert.Equal(PasswordVerificationResult.Failed, Hasher.VerifyHashedPassword(Nobody, hash, ""));
        Assert.Equal(PasswordVerificationResult.Failed, Hasher.VerifyHashedPassword(Nobody, hash, hash));
    }

    [Fact]
    public async Task Threads_do_not_disturb_each_other()
    {
        var hashes = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => BcryptPasswordHasher.Hash($"{number}", 4))));

        Assert.All(Enumerable.Range(0, 40), number => Assert.NotEqual(
            PasswordVerificationResult.Failed, Hasher.VerifyHashedPassword(Nobody, hashes[number], $"{number}")));
    }

    [Theory]
    [InlineData(0.5, 15)]
    [InlineData(1, 15)]
    [InlineData(4, 13)]
    [InlineData(8, 12)]
    [InlineData(15, 11)]
    [InlineData(31, 10)]
    [InlineData(500, 10)]
    public void The_cost_makes_a_hash_take_about_a_quarter_of_a_second_but_is_never_below_10(double milliseconds, int cost) =>
        Assert.Equal(cost, new BcryptCost(_ => TimeSpan.FromMilliseconds(milliseconds)).Value);

    [Fact]
    public void This_machine_gets_a_cost_within_the_limits() => Assert.InRange(new BcryptCost().Value, BcryptCost.Minimum, BcryptCost.Maximum);

    private static BcryptCost Cost(int cost) => new(_ => TimeSpan.FromMilliseconds(250.0 / (1 << (cost - 7))));
}
