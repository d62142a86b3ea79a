namespace EmotionEdge.Dashboard.Passwords;

/// <summary>What is wrong with a new password. Texts <c>Password</c> and the name are in the resources.</summary>
public enum PasswordFault
{
    None,
    TooShort,
    TooLong,
    Unprintable,

    /// <summary>In the list of common ones, or one of them with digits and signs around it.</summary>
    Common,

    /// <summary>Repeats or rows such as abcdef.</summary>
    TooSimple,

    /// <summary>The name of the account or of the product.</summary>
    IsName,
}
