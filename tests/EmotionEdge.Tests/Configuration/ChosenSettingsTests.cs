using EmotionEdge.Configuration;
using EmotionEdge.Core.Setup;

namespace EmotionEdge.Tests.Configuration;

public sealed class ChosenSettingsTests : IDisposable
{
    private static readonly BrokerTrial Hub = new("hub", 8883, true, "box", "swordfish");

    private readonly TemporaryFolder _folder = new();

    private string Kept => ChosenSettings.FileIn(_folder.Path);

    [Fact]
    public void What_was_chosen_wins_over_the_file_and_the_command_line_over_it()
    {
        new ChosenSettings(Kept).Keep(Hub, isSame: false);

        var chosen = Read("""{ "mqtt": { "host": "other", "port": 1, "user": "somebody", "keepAlive": "00:01:00" } }""");
        Assert.Equal(Hub, new BrokerTrial(chosen.Mqtt.Host, chosen.Mqtt.Port, chosen.Mqtt.Tls, chosen.Mqtt.User, chosen.Mqtt.Password));
        Assert.Equal(TimeSpan.FromMinutes(1), chosen.Mqtt.KeepAlive);
        Assert.Empty(chosen.FixedKeys);

        var commanded = Read("{}", ("mqtt:host", "third"));
        Assert.Equal(("third", 8883), (commanded.Mqtt.Host, commanded.Mqtt.Port));
        Assert.Equal(["mqtt.host"], commanded.FixedKeys);
    }

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        new ChosenSettings(Kept).Keep(Hub, isSame: false);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Kept));
        Assert.Equal([Kept], Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public void A_broker_without_a_password_gets_none_of_another_and_keeps_its_own()
    {
        var chosen = new ChosenSettings(Kept);
        chosen.Keep(Hub, isSame: false);
        chosen.Keep(Hub with { Password = null }, isSame: true);
        Assert.Equal("swordfish", Read("{}").Mqtt.Password);

        chosen.Keep(new BrokerTrial("elsewhere", 1883, false, null, null), isSame: false);

        var settings = Read("""{ "mqtt": { "user": "somebody" } }""");
        Assert.Equal(("elsewhere", null, null), (settings.Mqtt.Host, settings.Mqtt.User, settings.Mqtt.Password));
        Assert.DoesNotContain("swordfish", File.ReadAllText(Kept), StringComparison.Ordinal);
    }

    [Fact]
    public void The_password_of_the_service_manager_does_not_go_to_a_broker_that_was_chosen_without_one()
    {
        _folder.Write("credentials/mqtt-password", "of-the-hub\n");
        const string File = """{ "mqtt": { "host": "hub", "user": "box" } }""";
        var chosen = new ChosenSettings(Kept);
        Assert.Equal("of-the-hub", Read(File).Mqtt.Password);
        chosen.Keep(new BrokerTrial("elsewhere", 1883, false, "box", null), isSame: false);
        Assert.Null(Read(File).Mqtt.Password);
        chosen.Keep(new BrokerTrial("elsewhere", 1883, false, "box", "another"), isSame: true);
        Assert.Equal("another", Read(File).Mqtt.Password);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        _folder.Write(Path.GetFileName(Kept), "{ \"mqtt\": ");
        var error = Assert.Single(Assert.Throws<ConfigurationException>(() => Read("{}")).Errors);
        Assert.Equal(Kept, error.Key);
    }

    private Settings Read(string file, params (string Key, string Value)[] commandLine)
    {
        var all = commandLine.ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        all["storage:directory"] = _folder.Path;
        return SettingsReader.Read(_folder.Write("box.json", file), all, Path.Combine(_folder.Path, "credentials"));
    }

    public void Dispose() => _folder.Dispose();
}
