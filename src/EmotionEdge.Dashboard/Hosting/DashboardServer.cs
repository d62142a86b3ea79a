using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EmotionEdge.Core.Storage;
using EmotionEdge.Dashboard.Setup;

namespace EmotionEdge.Dashboard.Hosting;

/// <summary>
/// Serves the dashboard. It starts beside the service, which does not wait for it, and what it lacks, a free port or a
/// certificate that can be read, costs the page, not the service.
/// </summary>
public sealed partial class DashboardServer(
    DashboardOptions options,
    DashboardFolder folder,
    IEnumerable<IDashboardModule> modules,
    SetupDesk setup,
    IStorageHealth storage,
    TimeProvider time,
    ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger<DashboardServer>();
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private Task _starting = Task.CompletedTask;
    private X509Certificate2? _certificate;
    private WebApplication? _server;

    /// <summary>Where it is served, as soon as it is; <see langword="null"/> when it is not.</summary>
    public Task<Uri?> Address => _address.Task;

    /// <summary>The container of the pages, for tests.</summary>
    internal IServiceProvider? PageServices => _server?.Services;

    /// <summary>The code for the first start; <see langword="null"/> when there is an account already.</summary>
    public string? SetupCode => setup.Code;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Enabled)
            _starting = Task.Run(() => ServeAsync(_stopping.Token), CancellationToken.None);
        else
            _address.SetResult(null);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _starting.ConfigureAwait(false);
        if (_server is not null)
            await _server.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
        _certificate?.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        Uri? address = null;
        try
        {
            address = await StartServerAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The service ends before the page was there.
        }
        catch (Exception exception) when (exception is IOException or SocketException or UnauthorizedAccessException)
        {
            LogNotServed(options.Listen, exception.Message);
        }
        catch (CryptographicException exception)
        {
            LogNoCertificate(options.CertificateFile, options.CertificateKeyFile ?? options.CertificateFile, exception.Message);
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }

        _address.SetResult(address);
    }

    private async Task<Uri> StartServerAsync(CancellationToken cancellationToken)
    {
        PrivateFile.MakeFolder(folder.Path);
        PrivateFile.MakeFolder(folder.Keys);
        _ = ListenAddress.TryParse(options.Listen, out var listen);
        if (!listen!.IsLoopback)
            _certificate = DashboardCertificate.Load(options, folder, time);
        var application = new DashboardApplication(options, folder, [.. modules], storage, time, loggers);
        _server = application.Build(listen.EndPoint, _certificate);
        await _server.StartAsync(cancellationToken).ConfigureAwait(false);

        var address = listen.ToOpen(new Uri(_server.Urls.First()).Port, Environment.MachineName);
        LogServed(address);
        if (_certificate is not null)
            LogFingerprint(DashboardCertificate.Fingerprint(_certificate));
        await MakeSetupCodeAsync(address, cancellationToken).ConfigureAwait(false);
        // What building pages and tables left behind is given back to the system; most boxes show no page for days.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return address;
    }

    private async Task MakeSetupCodeAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            await setup.MakeCodeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException exception)
        {
            LogNoSetupCode(exception.Message);
        }

        if (SetupCode is { } code)
            LogSetupCode(new Uri(address, "/setup"), code);
    }

    [LoggerMessage(LogLevel.Information, "Dashboard: {Address}")]
    private partial void LogServed(Uri address);

    [LoggerMessage(LogLevel.Information, "Dashboard: SHA-256 fingerprint of the certificate {Fingerprint}")]
    private partial void LogFingerprint(string fingerprint);

    [LoggerMessage(LogLevel.Warning, "First start: open {Address} and enter the code {Code} (good for 30 minutes and five tries; 'emotionedge setup' makes a new one)")]
    private partial void LogSetupCode(Uri address, string code);

    [LoggerMessage(LogLevel.Error, "It cannot be told whether this is the first start: {Reason} When that is put right, 'emotionedge setup' makes a code.")]
    private partial void LogNoSetupCode(string reason);

    [LoggerMessage(LogLevel.Error, "The dashboard is not served: {Listen}: {Reason} Set dashboard.listen to a free port; the service goes on without the page.")]
    private partial void LogNotServed(string listen, string reason);

    [LoggerMessage(LogLevel.Error, "The dashboard is not served: dashboard.certificateFile ({Certificate}) and its key ({Key}) cannot be used: {Reason} The service goes on without the page.")]
    private partial void LogNoCertificate(string? certificate, string? key, string reason);

    [LoggerMessage(LogLevel.Error, "The dashboard is not served; the service goes on without the page.")]
    private partial void LogFailed(Exception exception);
}
