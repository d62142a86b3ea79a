using EmotionEdge.Core.Doctor;
using EmotionEdge.Dashboard;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Doctor;
using EmotionEdge.Storage.Database;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmotionEdge.Tests.Doctor;

public sealed class CheckTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(0, FindingState.Fine)]
    [InlineData(5, FindingState.Hint)]
    [InlineData(-1, FindingState.Hint)]
    public void The_clock_is_synchronized_or_not_or_nobody_can_tell(int answer, FindingState state) =>
        Assert.Equal(state, ClockCheck.Look(Now, answer, _folder.Path).State);

    [Fact]
    public void Where_the_system_may_not_be_asked_the_mark_of_the_time_service_tells()
    {
        _folder.Write("run/systemd/timesync/synchronized", "");
        Assert.Equal(FindingState.Fine, ClockCheck.Look(Now, -1, _folder.Path).State);
    }

    [Fact]
    public void A_clock_that_was_never_set_is_a_problem() =>
        Assert.Contains("1970", ClockCheck.Look(DateTimeOffset.UnixEpoch, 0, _folder.Path).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(10, FindingState.Problem)]
    [InlineData(100, FindingState.Hint)]
    [InlineData(1000, FindingState.Fine)]
    public void Room_on_the_disk_counts(long megabytes, FindingState state)
    {
        var finding = DiskCheck.Look(_folder.Path, _ => megabytes << 20);
        Assert.Equal((state, $"{_folder.Path} has {megabytes:N0} MB free"), (finding.State, finding.Message));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_problem_and_one_that_is_not_there_yet_none()
    {
        // No user may write there, root included.
        Assert.Equal(FindingState.Problem, DiskCheck.Look("/proc").State);
        Assert.Equal(FindingState.Hint, DiskCheck.Look(Path.Combine(_folder.Path, "absent")).State);
    }

    [Theory]
    [InlineData("60000", FindingState.Fine)]
    [InlineData("76000", FindingState.Hint)]
    [InlineData("90000", FindingState.Problem)]
    public void Heat_counts(string thousandths, FindingState state)
    {
        _folder.Write("sys/class/thermal/thermal_zone0/temp", thousandths);
        Assert.Equal(state, Assert.Single(TemperatureCheck.Look(_folder.Path)).State);
    }

    [Theory]
    [InlineData("0", null, null)]
    [InlineData("50005", FindingState.Problem, "voltage")]
    [InlineData("e0008", FindingState.Problem, "too hot")]
    [InlineData("10000", FindingState.Hint, "voltage")]
    [InlineData("80000", FindingState.Hint, "too hot")]
    public void A_board_that_slows_itself_down_says_why(string bits, FindingState? state, string? part)
    {
        _folder.Write("sys/devices/platform/soc/soc:firmware/get_throttled", bits + "\n");
        var told = TemperatureCheck.Look(_folder.Path).Skip(1).ToList();
        Assert.Equal(state, told.SingleOrDefault()?.State);
        if (part is not null)
            Assert.Contains(part, told[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_installed_is_named_with_the_command_that_installs_it()
    {
        var findings = LibraryCheck.Look(library => library != "mosquitto", path: _folder.Path).ToList();

        Assert.All(findings, finding => Assert.Equal(FindingState.Missing, finding.State));
        Assert.Contains(findings, finding => finding.Message.Contains("mosquitto", StringComparison.Ordinal) && finding.Remedy == "Run: apt-get install libmosquitto1");
        Assert.Contains(findings, finding => finding.Message.Contains("ffprobe", StringComparison.Ordinal) && finding.Remedy == "Run: apt-get install ffmpeg");
    }

    [Fact]
    public void What_the_tests_themselves_run_with_is_found() => Assert.Equal(FindingState.Fine, Assert.Single(LibraryCheck.Look()).State);

    [Fact]
    public async Task A_damaged_database_is_found_and_not_touched()
    {
        var file = Path.Combine(_folder.Path, "emotionedge.db");
        Assert.Equal(FindingState.Hint, Assert.Single(DatabaseCheck.Look(file)).State);
        using (var database = new DatabaseFile(file, NullLogger<DatabaseFile>.Instance))
            await database.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(FindingState.Fine, Assert.Single(DatabaseCheck.Look(file)).State);

        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Array.Fill(bytes, (byte)0xA5, 4096, 8192);
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(file + ".damaged", [], TestContext.Current.CancellationToken);

        var findings = DatabaseCheck.Look(file).ToList();
        Assert.Equal([FindingState.Problem, FindingState.Hint], findings.Select(finding => finding.State));
        Assert.Contains("restore", findings[0].Remedy, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_certificate_is_needed_on_the_network_only_and_its_end_and_rights_count()
    {
        var folder = new DashboardFolder(_folder.Path);
        var open = new DashboardOptions { Listen = "0.0.0.0:0" };
        Assert.Equal(FindingState.Fine, Assert.Single(CertificateCheck.Look(new DashboardOptions(), folder, TimeProvider.System)).State);
        Assert.Equal(FindingState.Hint, Assert.Single(CertificateCheck.Look(open, folder, TimeProvider.System)).State);

        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=box", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(100));
        var file = _folder.Write(DashboardCertificate.FileName, certificate.ExportCertificatePem());
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Equal([FindingState.Fine], Look(Now));
        Assert.Equal([FindingState.Hint], Look(Now.AddDays(80)));
        Assert.Equal([FindingState.Problem], Look(Now.AddDays(101)));
        Assert.Contains(DashboardCertificate.Fingerprint(certificate), CertificateCheck.Look(open, folder, TimeProvider.System).First().Message, StringComparison.Ordinal);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Equal([FindingState.Fine, FindingState.Problem], Look(Now));

        IEnumerable<FindingState> Look(DateTimeOffset now) => CertificateCheck.Look(open, folder, new Clock(now)).Select(finding => finding.State);
    }

    [Fact]
    public async Task A_part_that_cannot_be_looked_at_does_not_hide_the_others()
    {
        var broken = new Examination("models", Finding () => throw new Inference.ModelException("no manifest"));
        var finding = Assert.Single(await broken.RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(new Finding("models", FindingState.Missing, "no manifest"), finding);
    }

    public void Dispose() => _folder.Dispose();

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
