using EmotionEdge.Configuration;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Hosting;
using EmotionEdge.Storage;
using EmotionEdge.Storage.Database;
using Microsoft.Extensions.DependencyInjection;

namespace EmotionEdge.CommandLine;

/// <summary>The accounts and the database, for commands that work on them beside a service that runs.</summary>
internal static class Household
{
    /// <exception cref="UsageException">The service has not run yet, and this is not its user.</exception>
    public static ServiceProvider Open(Settings settings)
    {
        var folder = StateFolder.Choose(settings.Storage);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDatabase(folder);
        services.AddDashboardAccounts();
        var household = services.BuildServiceProvider();
        // What root makes here, the service could not open afterwards.
        if (Environment.IsPrivilegedProcess && folder == StateFolder.Installed && !File.Exists(household.GetRequiredService<DatabaseFile>().Path))
            throw new UsageException($"{folder} has no database yet; start the service first: systemctl start emotionedge");
        return household;
    }
}
