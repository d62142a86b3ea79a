using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Audit;
using EmotionEdge.Core.Settings;
using EmotionEdge.Dashboard.Audit;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Dashboard.Mine;
using EmotionEdge.Dashboard.Navigation;
using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Dashboard.Security;
using EmotionEdge.Dashboard.Sessions;
using EmotionEdge.Dashboard.Setup;

namespace EmotionEdge.Dashboard.Accounts;

/// <summary>Logging in and out, the first start, and the accounts.</summary>
internal sealed class AccountsModule(
    IAccountStore accounts,
    ISessionStore sessions,
    IInvitationStore invitations,
    IApiTokenStore tokens,
    ISettingStore settings,
    IAuditLog audit,
    PasswordDesk passwords,
    AccountDesk desk,
    SetupDesk setup) : IDashboardModule
{
    public IEnumerable<NavigationItem> Navigation =>
    [
        new NavigationItem("/accounts", "Accounts", Policies.Administrator, 90),
        new NavigationItem("/audit", "AuditLog", Policies.Administrator, 91),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton(accounts);
        services.AddSingleton(sessions);
        services.AddSingleton(invitations);
        services.AddSingleton(tokens);
        services.AddSingleton(settings);
        services.AddSingleton(audit);
        services.AddSingleton(passwords);
        services.AddSingleton(desk);
        services.AddSingleton(setup);
        services.AddSingleton<InvitationDesk>();
        services.AddSingleton<TokenDesk>();
        services.AddSingleton<SecondFactorDesk>();
        services.AddSingleton<LoginThrottle>();
        services.AddSingleton<SessionDesk>();
        services.AddSingleton<SessionWatch>();
        services.AddSingleton<LoginDesk>();
        services.AddSingleton<OwnPassword>();
        services.AddSingleton<RegistrationDesk>();
    }

    public void Map(RouteGroupBuilder api, IEndpointRouteBuilder root)
    {
        api.MapSession();
        api.MapAudit();
        api.MapAccounts();
        api.MapInvitations();
        api.MapRegistration();
        api.MapMine();
    }
}
