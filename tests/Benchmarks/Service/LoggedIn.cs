using System.Security.Cryptography;
using System.Text;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Service;

/// <summary>A folder with a database in which somebody is logged in who may see the live picture.</summary>
internal sealed class LoggedIn : IDisposable
{
    private readonly string _secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string Folder { get; } = Directory.CreateTempSubdirectory("viewers-").FullName;

    /// <summary>What a browser sends.</summary>
    public string Cookie => $"__Host-session={_secret}";

    public static async Task<LoggedIn> CreateAsync()
    {
        var created = new LoggedIn();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDatabase(created.Folder);
        var provider = services.BuildServiceProvider();
        await using (provider.ConfigureAwait(false))
            await created.AddAsync(provider).ConfigureAwait(false);
        return created;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task AddAsync(ServiceProvider provider)
    {
        var now = DateTimeOffset.UtcNow;
        var account = await provider.GetRequiredService<IAccountStore>().AddAsync(
            new Account { Name = "viewer", PasswordHash = "none", Role = Role.Operator, CreatedAt = now }, CancellationToken.None).ConfigureAwait(false);
        await provider.GetRequiredService<ISessionStore>().AddAsync(
            new Session
            {
                AccountId = account!.Id,
                TokenHash = SHA256.HashData(Encoding.UTF8.GetBytes(_secret)),
                CreatedAt = now,
                LastSeenAt = now,
                ExpiresAt = now.AddDays(1),
                Address = "127.0.0.1",
                Agent = "benchmark",
            },
            CancellationToken.None).ConfigureAwait(false);
    }
}
