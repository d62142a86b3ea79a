using System.Text.Json;
using EmotionEdge.Core.Accounts;

namespace EmotionEdge.Dashboard.Tests.Hosting;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_API_describes_itself_to_who_is_logged_in()
    {
        await using var dashboard = await new TestDashboard().StartAsync();

        using var document = JsonDocument.Parse(await dashboard.Browse(Role.Viewer).ReadAsync("/openapi/v1.json"));

        var paths = document.RootElement.GetProperty("paths");
        var login = paths.GetProperty("/api/v1/session").GetProperty("post");
        Assert.NotEmpty(login.GetProperty("summary").GetString()!);
        foreach (var status in (string[])["200", "401", "429", "503"])
            Assert.True(login.GetProperty("responses").TryGetProperty(status, out _), status);
        Assert.True(paths.TryGetProperty("/api/v1/audit", out _));
        Assert.DoesNotContain(paths.EnumerateObject(), path => path.Name.StartsWith("/assets", StringComparison.Ordinal) || path.Name.Contains("{**", StringComparison.Ordinal));
    }
}
