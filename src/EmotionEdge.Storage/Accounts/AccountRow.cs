using EmotionEdge.Core.Accounts;

namespace EmotionEdge.Storage.Accounts;

internal sealed class AccountRow
{
    public long Id { get; init; }

    public required string Name { get; set; }

    /// <summary>By which it is found.</summary>
    public required string NormalizedName { get; set; }

    public required string PasswordHash { get; set; }

    public required Role Role { get; set; }

    public required AccountState State { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastLoginAt { get; set; }

    public bool MustChangePassword { get; set; }

    public byte[]? SecondFactorKey { get; set; }

    public long SecondFactorStep { get; set; }

    /// <summary>Hashes, one a line.</summary>
    public required string RecoveryCodes { get; set; }

    public static string Normalize(string name) => name.ToUpperInvariant();

    public static AccountRow Of(Account account)
    {
        var row = new AccountRow
        {
            Name = account.Name,
            NormalizedName = Normalize(account.Name),
            PasswordHash = account.PasswordHash,
            Role = account.Role,
            State = account.State,
            CreatedAt = account.CreatedAt,
            RecoveryCodes = "",
        };
        row.Take(account);
        return row;
    }

    /// <summary>Everything but what never changes.</summary>
    public void Take(Account account)
    {
        (Name, NormalizedName) = (account.Name, Normalize(account.Name));
        (PasswordHash, MustChangePassword) = (account.PasswordHash, account.MustChangePassword);
        (Role, State, LastLoginAt) = (account.Role, account.State, account.LastLoginAt);
        (SecondFactorKey, SecondFactorStep) = (account.SecondFactorKey, account.SecondFactorStep);
        RecoveryCodes = string.Join('\n', account.RecoveryCodes);
    }

    public Account ToAccount() => new()
    {
        Id = Id,
        Name = Name,
        PasswordHash = PasswordHash,
        Role = Role,
        State = State,
        CreatedAt = CreatedAt,
        LastLoginAt = LastLoginAt,
        MustChangePassword = MustChangePassword,
        SecondFactorKey = SecondFactorKey,
        SecondFactorStep = SecondFactorStep,
        RecoveryCodes = RecoveryCodes.Split('\n', StringSplitOptions.RemoveEmptyEntries),
    };
}
