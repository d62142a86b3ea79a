namespace EmotionEdge.Core.Audit;

/// <summary>Names of what is written to the audit log, <c>subject.verb</c>. They are in files and in exports.</summary>
public static class AuditAction
{
    public const string AccountAdded = "account.added";
    public const string AccountApproved = "account.approved";
    public const string AccountChanged = "account.changed";
    public const string AccountRegistered = "account.registered";
    public const string AccountRemoved = "account.removed";
    public const string AlertRulesChanged = "alert-rules.changed";
    public const string AlertRulesReset = "alert-rules.reset";
    public const string AuditExported = "audit.exported";
    public const string InvitationAdded = "invitation.added";
    public const string InvitationRemoved = "invitation.removed";
    public const string PasswordChanged = "password.changed";
    public const string PasswordReset = "password.reset";
    public const string SecondFactorOff = "second-factor.off";
    public const string SecondFactorOn = "second-factor.on";
    public const string SessionBegun = "session.begun";
    public const string SessionEnded = "session.ended";
    public const string SessionRefused = "session.refused";
    public const string SetupBroker = "setup.broker";
    public const string SetupCodeMade = "setup.code-made";
    public const string SetupCodeRefused = "setup.code-refused";
    public const string SetupPurpose = "setup.purpose";
    public const string StorageBackedUp = "storage.backed-up";
    public const string StorageRestored = "storage.restored";
    public const string SupportDownloaded = "support.downloaded";
    public const string TokenAdded = "token.added";
    public const string TokenRemoved = "token.removed";
}
