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
    private const string Cookie = "a-secret-of-this-test-alone";

    public string Folder { get; } = Directory.CreateTempSubdirectory("household-").FullName;

    private int Port { get; } = Ports.Free();

    /// <summary>What the service's command line needs.</summary>
    public string[] Arguments => ["--set", "dashboard.enabled=true", "--set", $"dashboard.listen=127.0.0.1:{Port}", "--set", $"storage.directory={Folder}"];

    public static async Task<Household> StartAsync(Role role)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var household = new Household();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDatabase(household.Folder);
        await using var provider = services.BuildServiceProvider();
        var now = DateTimeOffset.UtcNow;
        var account = await provider.GetRequiredService<IAccountStore>().AddAsync(
            new Account { Name = "ann", PasswordHash = "none", Role = role, CreatedAt = now }, cancellation);
        await provider.GetRequiredService<ISessionStore>().AddAsync(
            new Session
            {
                AccountId = account!.Id,
                TokenHash = SHA256.HashData(Encoding.UTF8.GetBytes(Cookie)),
                CreatedAt = now,
                LastSeenAt = now,
                ExpiresAt = now.AddDays(1),
                Address = "127.0.0.1",
                Agent = "test",
            },
            cancellation);
        return household;
    }

    /// <summary>The browser of the one who is logged in, as soon as the page is served.</summary>
    public async Task<HttpClient> BrowseAsync()
    {
        while (!await Ports.AcceptsAsync(Port, TestContext.Current.CancellationToken))
            await Task.Delay(100, TestContext.Current.CancellationToken);
        var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        client.DefaultRequestHeaders.Add("Cookie", $"__Host-session={Cookie}");
        return client;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
