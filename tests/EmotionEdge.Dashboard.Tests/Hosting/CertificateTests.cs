using System.Security.Cryptography.X509Certificates;
using EmotionEdge.Dashboard.Hosting;

namespace EmotionEdge.Dashboard.Tests.Hosting;

public sealed class CertificateTests : IAsyncDisposable
{
    private readonly TestDashboard _dashboard = new() { Options = { Listen = "0.0.0.0:0" } };

    private string File => Path.Combine(_dashboard.Folder, DashboardCertificate.FileName);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Open_to_the_network_it_is_encrypted_with_a_certificate_of_its_own_that_stays()
    {
        await _dashboard.StartAsync();
        var first = await CertificateAsync();
        await _dashboard.StopAsync();
        await _dashboard.StartAsync();

        Assert.Equal(first, await CertificateAsync());
        Assert.Contains(first, _dashboard.Log.Text, StringComparison.Ordinal);
        using var found = DashboardCertificate.Find(_dashboard.Options, new DashboardFolder(_dashboard.Folder));
        Assert.Equal(first, DashboardCertificate.Fingerprint(found!));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task Open_to_the_network_it_does_not_speak_unencrypted()
    {
        await _dashboard.StartAsync();
        using var client = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri($"http://127.0.0.1:{_dashboard.Address.Port}/"), Cancellation));
    }

    [Fact]
    public async Task A_certificate_that_was_cut_short_or_will_soon_run_out_is_made_anew()
    {
        await _dashboard.StartAsync();
        var first = await CertificateAsync();
        await _dashboard.StopAsync();
        await System.IO.File.WriteAllTextAsync(File, (await System.IO.File.ReadAllTextAsync(File, Cancellation))[..200], Cancellation);
        await _dashboard.StartAsync();
        var second = await CertificateAsync();
        await _dashboard.StopAsync();
        _dashboard.Time.Advance(TimeSpan.FromDays(800));
        await _dashboard.StartAsync();

        Assert.Equal(3, new[] { first, second, await CertificateAsync() }.Distinct().Count());
    }

    [Fact]
    public async Task A_configured_certificate_that_cannot_be_read_costs_the_page_and_names_the_file()
    {
        _dashboard.Options.CertificateFile = Path.Combine(_dashboard.Folder, "mine.pem");
        await System.IO.File.WriteAllTextAsync(_dashboard.Options.CertificateFile, "no certificate", Cancellation);

        Assert.False(await _dashboard.TryStartAsync());

        Assert.Contains("mine.pem", Assert.Single(_dashboard.Log.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:80", true)]
    [InlineData("[::1]:0", true)]
    [InlineData("0.0.0.0:9185", false)]
    [InlineData("[::]:9185", false)]
    [InlineData("192.168.1.4:443", false)]
    public void Only_loopback_does_without_encryption(string listen, bool isLoopback)
    {
        Assert.True(ListenAddress.TryParse(listen, out var address));
        Assert.Equal(isLoopback, address.IsLoopback);
    }

    [Theory]
    [InlineData("9185")]
    [InlineData("localhost:9185")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:99999")]
    [InlineData("::1:9185")]
    [InlineData("[::1]")]
    public void What_is_no_address_and_port_is_said_to_be_none(string listen) => Assert.False(ListenAddress.TryParse(listen, out _));

    /// <summary>The fingerprint of the certificate that a client is shown.</summary>
    private async Task<string> CertificateAsync()
    {
        var shown = "";
        using var handler = new HttpClientHandler();
        handler.ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
        {
            shown = DashboardCertificate.Fingerprint(new X509Certificate2(certificate!));
            return true;
        };
        using var client = new HttpClient(handler);
        using var answer = await client.GetAsync(new Uri($"https://127.0.0.1:{_dashboard.Address.Port}/"), Cancellation);
        return shown;
    }
}
