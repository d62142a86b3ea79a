namespace EmotionEdge.Core.Accounts;

/// <summary>Whether an account may be used. The numbers are in files.</summary>
public enum AccountState
{
    Active = 1,

    /// <summary>Registered; an administrator has yet to approve it.</summary>
    Pending = 2,

    /// <summary>Barred by an administrator.</summary>
    Disabled = 3,
}
