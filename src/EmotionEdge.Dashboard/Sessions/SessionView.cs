using EmotionEdge.Core.Accounts;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>Who is logged in.</summary>
internal sealed record SessionView(string User, string Role, bool MustChangePassword)
{
    public static SessionView Of(Account account) => new(account.Name, account.Role.ToString(), account.MustChangePassword);
}
