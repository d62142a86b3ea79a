using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Audit;
using EmotionEdge.Core.Storage;

namespace EmotionEdge.Dashboard.Accounts;

/// <summary>Tokens by which programs act for an account.</summary>
internal sealed class TokenDesk(IApiTokenStore tokens, IAuditLog audit, TimeProvider time)
{
    /// <summary>By which a token is known in a file or a log that it must not be in.</summary>
    private const string Prefix = "emotionedge_";

    private const int LongestName = 60;
    private const int MostDays = 365;

    public Task<IReadOnlyList<ApiToken>> ListAsync(long accountId, CancellationToken cancellationToken) => tokens.ListAsync(accountId, cancellationToken);

    /// <summary>What may be asked for.</summary>
    public static bool IsComplete(string? name, Role scope, int days) =>
        !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName && Enum.IsDefined(scope) && days is >= 1 and <= MostDays;

    public async Task<NewToken> MakeAsync(Account account, string name, Role scope, int days, Actor actor, CancellationToken cancellationToken)
    {
        var token = new SecretToken(Prefix + SecretToken.Make().Text);
        var now = time.GetUtcNow();
        await tokens.AddAsync(
            new ApiToken
            {
                AccountId = account.Id,
                Name = name,
                TokenHash = token.Hash,
                Scope = (Role)Math.Min((int)scope, (int)account.Role),
                CreatedAt = now,
                ExpiresAt = now.AddDays(days),
            },
            cancellationToken).ConfigureAwait(false);
        await audit.AddAsync(actor.Entry(now, AuditAction.TokenAdded, name, scope.ToString()), cancellationToken).ConfigureAwait(false);
        var (kept, _) = await tokens.FindAsync(token.Hash, cancellationToken).ConfigureAwait(false)
            ?? throw new StorageException("The token was revoked as it was made.");
        return new NewToken(token.Text, kept);
    }

    public async Task<bool> RevokeAsync(long accountId, long id, Actor actor, CancellationToken cancellationToken)
    {
        if (!await tokens.RemoveAsync(accountId, id, cancellationToken).ConfigureAwait(false))
            return false;
        await audit.AddAsync(actor.Entry(time.GetUtcNow(), AuditAction.TokenRemoved), cancellationToken).ConfigureAwait(false);
        return true;
    }
}
