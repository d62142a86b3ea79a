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
        services.AddSingleton<DashboardServer>();
        services.AddHostedService(provider => provider.GetRequiredService<DashboardServer>());
        return services;
    }

    /// <summary>A feature.</summary>
    public static IServiceCollection AddDashboardModule<T>(this IServiceCollection services)
        where T : class, IDashboardModule => services.AddSingleton<IDashboardModule, T>();
}
