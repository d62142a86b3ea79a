namespace EmotionEdge.Dashboard.Sessions;

/// <summary>How an attempt to log in ended.</summary>
internal enum LoginResult
{
    Done,

    /// <summary>Name or password or code is wrong; it is not said which.</summary>
    Refused,

    /// <summary>Too many failures: nothing was looked at.</summary>
    MustWait,

    /// <summary>The password is right; the code of the second factor is to follow.</summary>
    NeedsCode,

    /// <summary>All was right; an administrator has yet to approve the account.</summary>
    NotApproved,

    /// <summary>All was right; an administrator has barred the account.</summary>
    Disabled,
}
