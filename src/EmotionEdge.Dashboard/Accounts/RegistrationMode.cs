namespace EmotionEdge.Dashboard.Accounts;

/// <summary>How people who have no account come to one.</summary>
public enum RegistrationMode
{
    /// <summary>Administrators make all accounts.</summary>
    Off,

    /// <summary>By a link that an administrator made.</summary>
    Invitation,

    /// <summary>By themselves, as viewers; an administrator must approve each.</summary>
    Approval,
}
