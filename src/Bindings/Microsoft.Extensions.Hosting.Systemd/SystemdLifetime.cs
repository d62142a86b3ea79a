using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.Hosting.Systemd;

/// <summary>Tells systemd when the host has started and when it stops, and stops the host on SIGTERM.</summary>
[UnsupportedOSPlatform("android")]
[UnsupportedOSPlatform("browser")]
[UnsupportedOSPlatform("ios")]
[UnsupportedOSPlatform("maccatalyst")]
[UnsupportedOSPlatform("tvos")]
public partial class SystemdLifetime : IHostLifetime, IDisposable
{
    private readonly IHostEnvironment _environment;
    private readonly IHostApplicationLifetime _applicationLifetime;
    private readonly ISystemdNotifier _notifier;
    private readonly ILogger _logger;
    private CancellationTokenRegistration _started;
    private CancellationTokenRegistration _stopping;
    private PosixSignalRegistration? _sigTerm;

    public SystemdLifetime(
        IHostEnvironment environment,
        IHostApplicationLifetime applicationLifetime,
        ISystemdNotifier systemdNotifier,
        ILoggerFactory loggerFactory)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(applicationLifetime);
        ArgumentNullException.ThrowIfNull(systemdNotifier);
        ArgumentNullException.ThrowIfNull(loggerFactory);

        _environment = environment;
        _applicationLifetime = applicationLifetime;
        _notifier = systemdNotifier;
        _logger = loggerFactory.CreateLogger("Microsoft.Hosting.Lifetime");
    }

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _started = _applicationLifetime.ApplicationStarted.Register(OnStarted);
        _stopping = _applicationLifetime.ApplicationStopping.Register(OnStopping);
        // systemd stops a service with SIGTERM only; other signals keep their default.
        _sigTerm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSigTerm);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _sigTerm?.Dispose();
        _started.Dispose();
        _stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    private void OnStarted()
    {
        LogStarted(_logger, _environment.EnvironmentName, _environment.ContentRootPath);
        _notifier.Notify(ServiceState.Ready);
    }

    private void OnStopping()
    {
        LogStopping(_logger);
        _notifier.Notify(ServiceState.Stopping);
    }

    private void OnSigTerm(PosixSignalContext context)
    {
        context.Cancel = true;
        _applicationLifetime.StopApplication();
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Application started. Hosting environment: {EnvironmentName}; Content root path: {ContentRoot}")]
    private static partial void LogStarted(ILogger logger, string environmentName, string contentRoot);

    [LoggerMessage(Level = LogLevel.Information, Message = "Application is shutting down...")]
    private static partial void LogStopping(ILogger logger);
}
