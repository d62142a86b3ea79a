using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Core.Live;
using EmotionEdge.Core.Setup;
using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>A dashboard on a port of its own, with a database in a folder of its own: Kestrel and SQLite as in the service.</summary>
internal sealed class TestDashboard : IAsyncDisposable
{
    /// <summary>Of every account that is made here.</summary>
    public const string Password = "correct horse battery";

    /// <summary>The lowest cost that the product takes: tests do not wait longer.</summary>
    private static readonly BcryptPasswordHasher Hasher = new(new BcryptCost(_ => TimeSpan.FromSeconds(1)));
    private static readonly Lazy<string> PasswordHash = new(() => Hasher.HashPassword(null!, Password));

    private readonly List<Browser> _browsers = [];
    private readonly Dictionary<Role, string> _sessions = [];
    private ServiceProvider? _services;

    public string Folder { get; } = Directory.CreateTempSubdirectory("dashboard-").FullName;

    public DashboardOptions Options { get; } = new() { Listen = "127.0.0.1:0" };

    /// <summary>The clock of the dashboard.</summary>
    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);

    public RecordedLog Log { get; } = new();

    public TestBox Box { get; } = new();

    public TestPictures Pictures { get; } = new();

    /// <summary>Features, to be added before it is started.</summary>
    public List<IDashboardModule> Modules { get; } = [];

    /// <summary>Uploads, where there are any.</summary>
    public IAnalyses? Analyses { get; set; }

    /// <summary>Whether there is an account for each role, as after the first start.</summary>
    public bool HasAccounts { get; init; } = true;

    public Uri Address { get; private set; } = null!;

    public DashboardServer Server => Get<DashboardServer>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A part of it, as the service has it.</summary>
    public T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    /// <summary>A part of the pages.</summary>
    public T GetFromPages<T>()
        where T : notnull => Server.PageServices!.GetRequiredService<T>();

    /// <summary>Starts it.</summary>
    public async Task<TestDashboard> StartAsync()
    {
        Assert.True(await TryStartAsync(), Log.Text);
        return this;
    }

    /// <returns>Whether the page is served.</returns>
    public async Task<bool> TryStartAsync()
    {
        _services = Compose();
        if (HasAccounts && _sessions.Count == 0)
        {
            foreach (var role in Enum.GetValues<Role>())
                _sessions[role] = await LogInAsync(await AddAccountAsync(NameOf(role), role));
        }

        await Server.StartAsync(Cancellation);
        var address = await Server.Address;
        Address = address!;
        return address is not null;
    }

    public async Task StopAsync()
    {
        await Server.StopAsync(Cancellation);
        await _services!.DisposeAsync();
        _services = null;
    }

    /// <summary>The name of the account that each role has.</summary>
    public static string NameOf(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>A browser that follows no redirects.</summary>
    /// <param name="role">As whom it is logged in; <see langword="null"/>: nobody.</param>
    public HttpClient Client(Role? role = null) => Browse(role).Client;

    /// <inheritdoc cref="Client"/>
    public Browser Browse(Role? role = null)
    {
        var browser = new Browser(Address);
        if (role is { } known)
            browser.Cookies["__Host-session"] = _sessions[known];
        _browsers.Add(browser);
        return browser;
    }

    /// <summary>An account with <see cref="Password"/>.</summary>
    public async Task<Account> AddAccountAsync(string name, Role role = Role.Viewer, AccountState state = AccountState.Active) =>
        (await Get<IAccountStore>().AddAsync(
            new Account { Name = name, PasswordHash = PasswordHash.Value, Role = role, State = state, CreatedAt = Time.GetUtcNow() }, Cancellation))!;

    /// <returns>What the cookie of a new session holds.</returns>
    private async Task<string> LogInAsync(Account account)
    {
        var token = SecretToken.Make();
        await Get<ISessionStore>().AddAsync(
            new Session
            {
                AccountId = account.Id,
                TokenHash = token.Hash,
                CreatedAt = Time.GetUtcNow(),
                LastSeenAt = Time.GetUtcNow(),
                ExpiresAt = Time.GetUtcNow().AddDays(7),
                Address = "127.0.0.1",
                Agent = "test",
            },
            Cancellation);
        return token.Text;
    }

    public async ValueTask DisposeAsync()
    {
        _browsers.ForEach(browser => browser.Dispose());
        if (_services is not null)
            await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private ServiceProvider Compose()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<TimeProvider>(Time);
        services.AddDatabase(Folder);
        services.AddSingleton(Options);
        services.AddSingleton(new DashboardFolder(Folder));
        services.AddSingleton<IBoxAid>(Box);
        services.AddSingleton<IPlaceRule>(Box);
        services.AddSingleton<ILivePictures>(Pictures);
        if (Analyses is { } analyses)
            services.AddSingleton(analyses);
        services.AddDashboard();
        services.AddSingleton(new PasswordDesk(Hasher));
        foreach (var module in Modules)
            services.AddSingleton(module);
        return services.BuildServiceProvider();
    }
}
