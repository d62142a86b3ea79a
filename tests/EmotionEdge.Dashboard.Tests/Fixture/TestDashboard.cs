using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Storage.Audit;
using EmotionEdge.Storage.Database;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>A dashboard on a port of its own, with a database in a folder of its own: Kestrel and SQLite as in the service.</summary>
internal sealed class TestDashboard : IAsyncDisposable
{
    private readonly ILoggerFactory _loggers;
    private readonly List<HttpClient> _clients = [];
    private DashboardServer? _server;

    public TestDashboard()
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(Log));
        Database = new DatabaseFile(Path.Combine(Folder, "emotionedge.db"), _loggers.CreateLogger<DatabaseFile>());
        Audit = new AuditLog(Database, _loggers.CreateLogger<AuditLog>());
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("dashboard-").FullName;

    public DashboardOptions Options { get; } = new() { Listen = "127.0.0.1:0" };

    /// <summary>The clock of the dashboard.</summary>
    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);

    public RecordedLog Log { get; } = new();

    public DatabaseFile Database { get; }

    public AuditLog Audit { get; }

    /// <summary>Features, to be added before it is started.</summary>
    public List<IDashboardModule> Modules { get; } = [];

    public Uri Address { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts it.</summary>
    public async Task<TestDashboard> StartAsync()
    {
        Assert.True(await TryStartAsync(), Log.Text);
        return this;
    }

    /// <returns>Whether the page is served.</returns>
    public async Task<bool> TryStartAsync()
    {
        _server = new DashboardServer(Options, new DashboardFolder(Folder), Modules, Database, Time, _loggers)
        {
            Configure = TestAuthentication.Add,
        };
        await _server.StartAsync(Cancellation);
        var address = await _server.Address;
        Address = address!;
        return address is not null;
    }

    public async Task StopAsync()
    {
        await _server!.StopAsync(Cancellation);
        await _server.DisposeAsync();
        _server = null;
    }

    /// <summary>A browser that follows no redirects.</summary>
    /// <param name="role">As whom it comes; <see langword="null"/>: nobody.</param>
    public HttpClient Client(Role? role = null)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        var client = new HttpClient(handler) { BaseAddress = Address };
        if (role is not null)
            client.DefaultRequestHeaders.Add(TestAuthentication.Header, role.ToString());
        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        if (_server is not null)
            await StopAsync();
        Database.Dispose();
        _loggers.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
