using EmotionEdge.Dashboard.Passwords;

namespace EmotionEdge.Dashboard.Tests.Passwords;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("correct horse battery", PasswordFault.None)]
    [InlineData("Tr0ub4dor&3 x", PasswordFault.None)]
    [InlineData("пароль длинный вот", PasswordFault.None)]
    [InlineData("quiet-otter-77-lamp", PasswordFault.None)]
    [InlineData("elevenchars", PasswordFault.TooShort)]
    [InlineData("", PasswordFault.TooShort)]
    [InlineData("😀😀😀😀😀😀", PasswordFault.TooShort)]
    [InlineData("a tab\tinside it", PasswordFault.Unprintable)]
    [InlineData("null\0inside it", PasswordFault.Unprintable)]
    [InlineData("password1234", PasswordFault.Common)]
    [InlineData("P@ssw0rd!2026", PasswordFault.Common)]
    [InlineData("!!Football99!!", PasswordFault.Common)]
    [InlineData("letmeinletmein", PasswordFault.Common)]
    [InlineData("qwertyuiop123", PasswordFault.Common)]
    [InlineData("aaaaaaaaaaaaaa", PasswordFault.TooSimple)]
    [InlineData("abababababab", PasswordFault.TooSimple)]
    [InlineData("abcdefghijklm", PasswordFault.TooSimple)]
    [InlineData("1234567890123", PasswordFault.TooSimple)]
    [InlineData("anna.schmidt", PasswordFault.IsName)]
    [InlineData("Anna.Schmidt2026", PasswordFault.IsName)]
    [InlineData("EmotionEdge2026", PasswordFault.IsName)]
    public void A_password_is_long_and_none_that_is_tried_first(string password, PasswordFault fault) =>
        Assert.Equal(fault, PasswordRules.Check(password, "anna.schmidt"));

    [Theory]
    [InlineData('x', 72, PasswordFault.TooSimple)]
    [InlineData('x', 73, PasswordFault.TooLong)]
    [InlineData('ä', 37, PasswordFault.TooLong)]
    public void What_bcrypt_cannot_take_is_said_to_be_too_long(char letter, int count, PasswordFault fault) =>
        Assert.Equal(fault, PasswordRules.Check(new string(letter, count), "anna"));
}
