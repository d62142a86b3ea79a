using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging.Console;

namespace Microsoft.Extensions.Hosting;

/// <summary>Puts a host under systemd: lifetime, notifications, console lines with journald's priorities.</summary>
public static class SystemdHostBuilderExtensions
{
    /// <summary>Does nothing unless systemd started this process. The unit needs <c>Type=notify</c>.</summary>
    public static IHostBuilder UseSystemd(this IHostBuilder hostBuilder)
    {
        ArgumentNullException.ThrowIfNull(hostBuilder);

        if (SystemdHelpers.IsSystemdService())
            hostBuilder.ConfigureServices((_, services) => AddSystemdLifetime(services));
        return hostBuilder;
    }

    /// <inheritdoc cref="UseSystemd"/>
    public static IServiceCollection AddSystemd(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        if (SystemdHelpers.IsSystemdService())
            AddSystemdLifetime(services);
        return services;
    }

    internal static void AddSystemdLifetime(IServiceCollection services)
    {
        services.Configure<ConsoleLoggerOptions>(options => options.FormatterName = ConsoleFormatterNames.Systemd);
        services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
        services.AddSingleton<IHostLifetime, SystemdLifetime>();
    }
}
