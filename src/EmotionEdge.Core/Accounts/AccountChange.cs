namespace EmotionEdge.Core.Accounts;

/// <summary>What became of a change to an account.</summary>
public enum AccountChange
{
    Done,

    /// <summary>There is no such account (any more).</summary>
    NotFound,

    /// <summary>Not done: another account has the name.</summary>
    NameTaken,

    /// <summary>Not done: no active administrator would be left.</summary>
    LastAdministrator,
}
