using EmotionEdge.Core.Accounts;

namespace EmotionEdge.Storage.Accounts;

internal sealed class InvitationRow
{
    public long Id { get; init; }

    public required byte[] CodeHash { get; init; }

    public required Role Role { get; init; }

    public required string Note { get; init; }

    public required string InvitedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public static InvitationRow Of(Invitation invitation) => new()
    {
        CodeHash = invitation.CodeHash,
        Role = invitation.Role,
        Note = invitation.Note,
        InvitedBy = invitation.InvitedBy,
        ExpiresAt = invitation.ExpiresAt,
    };

    public Invitation ToInvitation() => new()
    {
        Id = Id,
        CodeHash = CodeHash,
        Role = Role,
        Note = Note,
        InvitedBy = InvitedBy,
        ExpiresAt = ExpiresAt,
    };
}
