using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Core.Audit;
using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Dashboard.Setup;

namespace EmotionEdge.Dashboard.Hosting;

/// <summary>Adds the dashboard to the service.</summary>
public static class DashboardServices
{
    /// <summary>
    /// The server and its own features. <see cref="DashboardOptions"/>, <see cref="DashboardFolder"/> and the ports of
    /// EmotionEdge.Core that the features ask for must be there.
    /// </summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddDashboardAccounts();
        services.AddDashboardModule<AccountsModule>();
        services.AddDashboardModule<SetupModule>();
        services.AddSingleton<DashboardServer>();
        services.AddHostedService(provider => provider.GetRequiredService<DashboardServer>());
        return services;
    }

    /// <summary>What the pages and the command line do with accounts.</summary>
    public static IServiceCollection AddDashboardAccounts(this IServiceCollection services)
    {
        services.AddSingleton(_ => new PasswordDesk(new BcryptPasswordHasher(new BcryptCost())));
        services.AddSingleton(provider => new AccountDesk(
            provider.GetRequiredService<IAccountStore>(),
            provider.GetRequiredService<ISessionStore>(),
            provider.GetRequiredService<IAuditLog>(),
            provider.GetRequiredService<PasswordDesk>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IAnalyses>()));
        services.AddSingleton(provider => new SetupDesk(
            provider.GetRequiredService<ISetupCodeStore>(),
            provider.GetRequiredService<IAccountStore>(),
            provider.GetRequiredService<AccountDesk>(),
            provider.GetRequiredService<IAuditLog>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>A feature.</summary>
    public static IServiceCollection AddDashboardModule<T>(this IServiceCollection services)
        where T : class, IDashboardModule => services.AddSingleton<IDashboardModule, T>();
}
