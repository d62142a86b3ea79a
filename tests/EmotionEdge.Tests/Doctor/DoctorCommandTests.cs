using EmotionEdge.CommandLine;
using EmotionEdge.Core.Doctor;

namespace EmotionEdge.Tests.Doctor;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_part_is_looked_at_and_what_is_wrong_has_a_remedy()
    {
        var configuration = _folder.Write("box.json", $$"""
            {
              "storage": { "directory": "{{_folder.Path}}" },
              "camera": { "source": "/dev/video99" },
              "microphone": { "source": "{{_folder.Path}}/absent.wav" },
              "mqtt": { "host": "127.0.0.1", "port": 1, "deviceId": "doctor-test" },
              "health": { "port": 0 },
              "dashboard": { "listen": "127.0.0.1:0" }
            }
            """);

        var run = await CommandLine.CommandRun.Of("doctor", "--json", "--config", configuration);

        var findings = run.Json.EnumerateArray().ToLookup(finding => finding.GetProperty("check").GetString());
        Assert.Equal(
            ["configuration", "models", "camera", "microphone", "gpio", "broker", "storage", "database", "certificate", "instance", "libraries", "clock", "temperature"],
            findings.Select(check => check.Key));
        foreach (var (check, part) in new[] { ("camera", "/dev/video99"), ("microphone", "absent.wav"), ("broker", "127.0.0.1:1") })
        {
            var finding = Assert.Single(findings[check]);
            Assert.Equal("problem", finding.GetProperty("state").GetString());
            Assert.Contains(part, finding.GetProperty("message").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(finding.GetProperty("remedy").GetString()!);
        }

        Assert.Equal("fine", Assert.Single(findings["models"]).GetProperty("state").GetString());
        Assert.Equal("fine", Assert.Single(findings["gpio"]).GetProperty("state").GetString());
        var isMissing = findings.SelectMany(check => check).Any(finding => finding.GetProperty("state").GetString() == "missing");
        Assert.Equal(isMissing ? ExitCode.MissingDependency : ExitCode.No, run.Code);
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder.Path), file => !file.EndsWith("box.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_faulty_configuration_is_a_finding_for_each_fault_and_the_machine_is_looked_at_all_the_same()
    {
        var configuration = _folder.Write("box.json", """{ "mqtt": { "port": 0 }, "camra": { "source": "x" } }""");

        var run = await CommandLine.CommandRun.Of("doctor", "--json", "--config", configuration);

        var faults = run.Json.EnumerateArray().Where(finding => finding.GetProperty("check").GetString() == "configuration").Select(finding => finding.GetProperty("message").GetString()).ToList();
        Assert.Equal(2, faults.Count);
        Assert.Contains(faults, fault => fault!.StartsWith("mqtt.port: '0'", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault!.StartsWith("camra.source", StringComparison.Ordinal));
        Assert.Contains(run.Json.EnumerateArray(), finding => finding.GetProperty("check").GetString() == "libraries");
        Assert.NotEqual(ExitCode.Fine, run.Code);
    }

    [Theory]
    [InlineData(FindingState.Fine, ExitCode.Fine)]
    [InlineData(FindingState.Hint, ExitCode.Fine)]
    [InlineData(FindingState.Problem, ExitCode.No)]
    [InlineData(FindingState.Missing, ExitCode.MissingDependency)]
    public void The_worst_finding_decides_the_exit_code(FindingState worst, int code) =>
        Assert.Equal(code, DoctorCommand.CodeOf([Finding.Fine("a", "x"), new Finding("b", worst, "y"), Finding.Fine("c", "z")]));

    [Fact]
    public void The_table_tells_state_finding_and_remedy()
    {
        using var output = new StringWriter();
        DoctorCommand.Print(Output.Table(output), [new Finding("broker", FindingState.Problem, "hub:1883: [refused]", "Name your broker.")]);

        foreach (var part in new[] { "problem", "broker", "hub:1883: [refused]", "Name your broker." })
            Assert.Contains(part, output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
