using System.Text.Encodings.Web;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Storage;
using EmotionEdge.Dashboard.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>Knows a program by its token: <c>Authorization: Bearer ...</c>.</summary>
internal sealed class ApiTokenHandler(
    IApiTokenStore tokens, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";

    private const string Prefix = "Bearer ";

    /// <summary>The use of a token is noted this often, to spare the flash.</summary>
    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(5);

    public static bool IsGiven(HttpRequest request) => TokenOf(request) is not null;

    /// <summary>The hash of the token that a request gives; <see langword="null"/> when it gives none.</summary>
    public static byte[]? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? SecretToken.HashOf(header[Prefix.Length..].Trim()) : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } hash)
            return AuthenticateResult.NoResult();
        if (await tokens.FindAsync(hash, Context.RequestAborted).ConfigureAwait(false) is not ({ } token, { State: AccountState.Active } account))
            return AuthenticateResult.Fail("no such token");
        var now = TimeProvider.GetUtcNow();
        if (now >= token.ExpiresAt)
            return AuthenticateResult.Fail("the token has run out");
        if (token.LastUsedAt is not { } last || now - last >= TouchEvery)
            await TouchAsync(token, now).ConfigureAwait(false);
        var role = (Role)Math.Min((int)token.Scope, (int)account.Role);
        return AuthenticateResult.Success(new AuthenticationTicket(DashboardUser.Of(account, role, Name), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private async Task TouchAsync(ApiToken token, DateTimeOffset now)
    {
        try
        {
            await tokens.TouchAsync(token.Id, now, Context.RequestAborted).ConfigureAwait(false);
        }
        catch (StorageException)
        {
            // The store has told its trouble; a program that only reads goes on.
        }
    }
}
