using System.Security.Cryptography;
using System.Text;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>A folder with a database in which somebody is logged in, for a service whose page is to be used.</summary>
internal sealed class Household : IDisposable
{
    private readonly ServiceProvider _database;
    private string _cookie = "";
    private int _people;

    private Household()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDatabase(Folder);
        _database = services.BuildServiceProvider();
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("household-").FullName;

    private int Port { get; } = Ports.Free();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What the service's command line needs.</summary>
    public string[] Arguments => ["--set", "dashboard.enabled=true", "--set", $"dashboard.listen=127.0.0.1:{Port}", "--set", $"storage.directory={Folder}"];

    public static async Task<Household> StartAsync(Role role)
    {
        var household = new Household();
        household._cookie = await household.AddSessionAsync(role);
        return household;
    }

    /// <summary>The browser of the one who is logged in, as soon as the page is served.</summary>
    public async Task<HttpClient> BrowseAsync()
    {
        while (!await Ports.AcceptsAsync(Port, Cancellation))
            await Task.Delay(100, Cancellation);
        return ClientWith(_cookie);
    }

    /// <summary>The browser of another one who is logged in.</summary>
    public async Task<HttpClient> LogInAsync(Role role) => ClientWith(await AddSessionAsync(role));

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private HttpClient ClientWith(string cookie)
    {
        var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        client.DefaultRequestHeaders.Add("Cookie", $"__Host-session={cookie}");
        return client;
    }

    /// <returns>What the cookie of a new account's session holds.</returns>
    private async Task<string> AddSessionAsync(Role role)
    {
        var number = Interlocked.Increment(ref _people);
        var cookie = $"a-secret-of-this-test-alone-{number}";
        var now = DateTimeOffset.UtcNow;
        var account = await _database.GetRequiredService<IAccountStore>().AddAsync(
            new Account { Name = number == 1 ? "ann" : $"ann{number}", PasswordHash = "none", Role = role, CreatedAt = now }, Cancellation);
        await _database.GetRequiredService<ISessionStore>().AddAsync(
            new Session
            {
                AccountId = account!.Id,
                TokenHash = SHA256.HashData(Encoding.UTF8.GetBytes(cookie)),
                CreatedAt = now,
                LastSeenAt = now,
                ExpiresAt = now.AddDays(1),
                Address = "127.0.0.1",
                Agent = "test",
            },
            Cancellation);
        return cookie;
    }
}
