using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Core.Audit;
using EmotionEdge.Core.Settings;
using EmotionEdge.Core.Storage;
using EmotionEdge.Core.Trends;
using EmotionEdge.Storage.Accounts;
using EmotionEdge.Storage.Alerts;
using EmotionEdge.Storage.Analyses;
using EmotionEdge.Storage.Audit;
using EmotionEdge.Storage.Database;
using EmotionEdge.Storage.Settings;
using EmotionEdge.Storage.Trends;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Storage;

/// <summary>Adds the database and all that is kept in it.</summary>
public static class StorageServices
{
    /// <summary>The database's file in a folder.</summary>
    public static string DatabaseFileIn(string folder) => Path.Combine(folder, "emotionedge.db");

    /// <param name="services">Must have a <see cref="TimeProvider"/>.</param>
    /// <param name="folder">Where the file is.</param>
    public static IServiceCollection AddDatabase(this IServiceCollection services, string folder)
    {
        services.AddSingleton(provider => new DatabaseFile(
            DatabaseFileIn(folder), provider.GetRequiredService<ILogger<DatabaseFile>>()));
        services.AddSingleton<IStorageHealth>(provider => provider.GetRequiredService<DatabaseFile>());
        services.AddSingleton<DatabaseBackup>();
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<IAccountStore, AccountStore>();
        services.AddSingleton<ISessionStore, SessionStore>();
        services.AddSingleton<IInvitationStore, InvitationStore>();
        services.AddSingleton<IApiTokenStore, ApiTokenStore>();
        services.AddSingleton<ISetupCodeStore, SetupCodeStore>();
        services.AddSingleton<ISettingStore, SettingStore>();
        services.AddSingleton<IAnalysisStore, AnalysisStore>();
        services.AddSingleton<IAlertHistory, AlertHistory>();
        services.AddSingleton<ITrendStore, TrendStore>();
        return services;
    }
}
