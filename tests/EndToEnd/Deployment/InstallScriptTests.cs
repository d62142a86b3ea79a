using System.Runtime.Versioning;
using Xunit;

namespace EmotionEdge.EndToEnd.Deployment;

[SupportedOSPlatform("linux")]
public sealed class InstallScriptTests : IDisposable
{
    private const string Settings = "etc/emotionedge/emotionedge.json";

    private static readonly string[] Installed =
    [
        "etc/emotionedge/credentials",
        "usr/lib/emotionedge/emotionedge",
        "usr/lib/emotionedge/models/manifest.json",
        "usr/lib/systemd/system/emotionedge.service",
        "usr/lib/sysusers.d/emotionedge.conf",
        "usr/lib/tmpfiles.d/emotionedge.conf",
        "usr/lib/udev/rules.d/60-emotionedge.rules",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("install-").FullName;
    private readonly string _built;
    private readonly string _target;

    public InstallScriptTests()
    {
        _built = Path.Combine(_folder, "built here");
        _target = Path.Combine(_folder, "target");
        Directory.CreateDirectory(Path.Combine(_built, "models"));
        File.WriteAllText(Path.Combine(_built, "models/manifest.json"), "{}");
        WriteProgram("version 1");
    }

    [Fact]
    public void Installs_the_program_the_unit_and_what_goes_with_it()
    {
        Install();

        Assert.All(Installed, path => Assert.True(Path.Exists(Path.Combine(_target, path)), path));
        var link = new FileInfo(Path.Combine(_target, "usr/bin/emotionedge"));
        Assert.Equal("/usr/lib/emotionedge/emotionedge", link.LinkTarget);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.Combine(_target, "etc/emotionedge/credentials")));
    }

    [Fact]
    public void Installing_again_upgrades_the_program_and_keeps_the_settings()
    {
        Install();
        string settings = Path.Combine(_target, Settings);
        File.WriteAllText(settings, """{ "mine": true }""");
        File.Delete(Path.Combine(_built, "models/manifest.json"));
        WriteProgram("version 2");

        string output = Install();

        Assert.Contains("kept /etc/emotionedge/emotionedge.json", output, StringComparison.Ordinal);
        Assert.Equal("""{ "mine": true }""", File.ReadAllText(settings));
        Assert.Equal("version 2", File.ReadAllText(Path.Combine(_target, "usr/lib/emotionedge/emotionedge")));
        Assert.False(File.Exists(Path.Combine(_target, "usr/lib/emotionedge/models/manifest.json")));
        Assert.Equal(["emotionedge"], Directory.GetDirectories(Path.Combine(_target, "usr/lib"), "emotionedge*").Select(Path.GetFileName));
    }

    [Fact]
    public void Uninstalling_leaves_settings_and_data_and_may_be_repeated()
    {
        Install();
        File.WriteAllText(Path.Combine(_target, Settings), "{}");
        Directory.CreateDirectory(Path.Combine(_target, "var/lib/emotionedge"));

        Assert.Equal(0, Script("--uninstall").ExitCode);
        Assert.Equal(0, Script("--uninstall").ExitCode);

        Assert.Equal([Settings], Directory.GetFiles(_target, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_target, path)));
        Assert.True(Directory.Exists(Path.Combine(_target, "var/lib/emotionedge")));
    }

    [Fact]
    public void Purging_leaves_nothing()
    {
        Install();
        Directory.CreateDirectory(Path.Combine(_target, "var/lib/emotionedge"));

        Assert.Equal(0, Script("--uninstall", "--purge").ExitCode);

        Assert.Empty(Directory.GetFiles(_target, "*", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(Path.Combine(_target, "etc/emotionedge")));
        Assert.False(Directory.Exists(Path.Combine(_target, "var/lib/emotionedge")));
    }

    [Fact]
    public void Forgetting_asks_the_program_to_leave_the_broker_and_goes_on_when_it_cannot()
    {
        WriteProgram("#!/bin/sh\necho \"asked: $* $CREDENTIALS_DIRECTORY\"\nexit 1\n");
        Install();

        (int exitCode, string output) = Script("--uninstall", "--forget");

        Assert.Equal(0, exitCode);
        Assert.Contains($"asked: mqtt remove {_target}/etc/emotionedge/credentials", output, StringComparison.Ordinal);
        Assert.Contains("the broker still knows the device", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_target, "usr/lib/emotionedge")));
        Assert.Equal(2, Script("--forget").ExitCode);
    }

    [Fact]
    public void Without_a_built_service_it_says_what_to_run()
    {
        (int exitCode, string output) = Script("--from", Path.Combine(_folder, "nowhere"));

        Assert.Equal(3, exitCode);
        Assert.Contains("run ./build.sh build first", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_target));
    }

    [Fact]
    public void Everything_that_is_missing_is_named_at_once_with_what_installs_it()
    {
        string path = Path.Combine(_folder, "path");
        Directory.CreateDirectory(path);
        foreach (string program in new[] { "dotnet", "ldconfig" })
            WriteProgram("#!/bin/sh\n", Path.Combine(path, program));

        (int exitCode, string output) = Shell.Run(
            "bash",
            [Path.Combine(Shell.Root, "deploy/install.sh"), "--from", _built, "--check"],
            ("DESTDIR", _target),
            ("PATH", path + ":" + Environment.GetEnvironmentVariable("PATH")));

        Assert.Equal(3, exitCode);
        Assert.Contains(".NET 10 runtime", output, StringComparison.Ordinal);
        Assert.Contains("libmosquitto.so.1: apt-get install libmosquitto1", output, StringComparison.Ordinal);
        Assert.Contains("libportaudio.so.2: apt-get install libportaudio2", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_target));
    }

    [Theory]
    [InlineData("--frobnicate")]
    [InlineData("--purge")]
    [InlineData("--from")]
    public void Wrong_use_is_refused_before_anything_is_done(string argument)
    {
        Assert.Equal(2, Script(argument).ExitCode);
        Assert.False(Directory.Exists(_target));
    }

    [Fact]
    public void The_script_is_clean_for_shellcheck()
    {
        Shell.SkipWithout("shellcheck");

        (int exitCode, string output) = Shell.Run("shellcheck", ["deploy/install.sh"]);

        Assert.True(exitCode == 0, output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void WriteProgram(string text, string? path = null)
    {
        string program = path ?? Path.Combine(_built, "emotionedge");
        File.WriteAllText(program, text);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string Install()
    {
        (int exitCode, string output) = Script("--from", _built);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private (int ExitCode, string Output) Script(params string[] arguments) =>
        Shell.Run("bash", [Path.Combine(Shell.Root, "deploy/install.sh"), .. arguments], ("DESTDIR", _target));
}
