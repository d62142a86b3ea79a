using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace EmotionEdge.EndToEnd.Deployment;

public sealed partial class ServiceUnitTests
{
    private const string Unit = "systemd/emotionedge.service";
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Shell.Root, Unit));

    [Fact]
    public void The_unit_is_exposed_by_2_at_most()
    {
        Shell.SkipWithout("systemd-analyze");

        (int exitCode, string output) = Shell.Run("systemd-analyze", ["security", "--offline=true", "--no-pager", Unit]);

        Assert.SkipWhen(exitCode != 0, $"systemd-analyze here does not look at files: {output}");
        Match exposure = Exposure().Match(output);
        Assert.True(exposure.Success, output);
        Assert.InRange(double.Parse(exposure.Groups[1].Value, CultureInfo.InvariantCulture), 0.1, 2.0);
    }

    [Fact]
    public void Systemd_understands_every_line_of_the_unit()
    {
        Shell.SkipWithout("systemd-analyze");

        (_, string output) = Shell.Run("systemd-analyze", ["verify", "--man=no", Unit]);

        Assert.DoesNotContain(output.Split('\n'), line => line.Contains(Unit + ":", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Type=notify")]
    [InlineData("ExecStart=/usr/bin/emotionedge run")]
    [InlineData("Restart=always")]
    [InlineData("DevicePolicy=closed")]
    [InlineData("DeviceAllow=char-video4linux rw")]
    [InlineData("DeviceAllow=char-alsa rw")]
    [InlineData("DeviceAllow=char-gpiochip rw")]
    [InlineData("LimitCORE=0")]
    public void The_unit_says_what_the_service_relies_on(string line) => Assert.Contains(line, Lines);

    [Fact]
    public void Nothing_that_keeps_dotnet_from_starting_is_switched_on()
    {
        // The just-in-time compiler writes code; UseSystemd reads /proc/1/comm; the garbage collector reads /proc/meminfo.
        Assert.Contains("MemoryDenyWriteExecute=no", Lines);
        Assert.Contains("ProtectProc=default", Lines);
        Assert.Contains("ProcSubset=all", Lines);
    }

    [Fact]
    public void Dotnet_starts_with_the_system_calls_that_the_unit_leaves()
    {
        Shell.SkipWithout("systemd-analyze");
        Shell.SkipWithout("gcc");
        string folder = Directory.CreateTempSubdirectory("filter-").FullName;
        try
        {
            HashSet<string> allowed = SystemCallFilter.Allowed(Lines);
            string launcher = SystemCallFilter.BuildLauncher(folder, allowed);
            string program = Path.Combine(AppContext.BaseDirectory, "EndToEnd");

            (int exitCode, string output) = Shell.Run(launcher, [program, "-namespace", "EndToEnd.Nothing"]);

            Assert.SkipWhen(exitCode == 99, "the kernel here has no seccomp filters");
            Assert.Contains("Finished:", output, StringComparison.Ordinal);
            Assert.DoesNotContain("mount", allowed);
            Assert.DoesNotContain("ptrace", allowed);
            Assert.DoesNotContain("setuid", allowed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_user_and_its_groups_are_made()
    {
        Shell.SkipWithout("systemd-sysusers");
        string root = Directory.CreateTempSubdirectory("sysusers-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "etc"));
            (int exitCode, string output) = Shell.Run(
                "systemd-sysusers", ["--root=" + root, Path.Combine(Shell.Root, "systemd/emotionedge.sysusers")]);

            Assert.SkipWhen(exitCode != 0 && Environment.UserName != "root", "systemd-sysusers needs root here");
            Assert.True(exitCode == 0, output);
            string[] groups = File.ReadAllLines(Path.Combine(root, "etc/group"));
            foreach (string group in new[] { "video", "audio", "gpio" })
                Assert.Contains(groups, line => line.StartsWith(group + ":", StringComparison.Ordinal) && line.EndsWith(":emotionedge", StringComparison.Ordinal));
            Assert.Contains(
                File.ReadAllLines(Path.Combine(root, "etc/passwd")),
                line => line.StartsWith("emotionedge:", StringComparison.Ordinal) && line.EndsWith("nologin", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [GeneratedRegex(@"Overall exposure level for \S+: ([0-9.]+)")]
    private static partial Regex Exposure();
}
