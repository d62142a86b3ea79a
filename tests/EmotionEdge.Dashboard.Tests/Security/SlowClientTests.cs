using System.Net.Sockets;
using System.Text;

namespace EmotionEdge.Dashboard.Tests.Security;

/// <summary>Clients that hold connections by sending almost nothing.</summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    private readonly TestDashboard _dashboard = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _dashboard.StartAsync();

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact(Timeout = 60_000)]
    public async Task Slowloris_with_hundreds_of_half_sent_heads_keeps_nobody_out_and_is_cut_off()
    {
        List<TcpClient> slow = [];
        try
        {
            for (var i = 0; i < 300; i++)
                slow.Add(await BeginAsync("GET /login HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));

            using var answer = await _dashboard.Client().GetAsync("/login", Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

            Assert.All(await Task.WhenAll(slow.Select(EndAsync)), end => Assert.True(end.Length == 0 || end.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), end));
        }
        finally
        {
            slow.ForEach(client => client.Dispose());
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Slow_upload_of_a_body_that_stalls_is_cut_off()
    {
        using var client = await BeginAsync("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{\"user\":");

        var end = await EndAsync(client);

        Assert.True(end.Length == 0 || end.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), end);
    }

    private async Task<TcpClient> BeginAsync(string text)
    {
        var client = new TcpClient();
        await client.ConnectAsync(_dashboard.Address.Host, _dashboard.Address.Port, Cancellation);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancellation);
        return client;
    }

    /// <returns>What the server says until it closes the connection.</returns>
    private static async Task<string> EndAsync(TcpClient client)
    {
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
            return await reader.ReadToEndAsync(Cancellation);
        }
        catch (IOException)
        {
            // Cut off without a word.
            return "";
        }
    }
}
