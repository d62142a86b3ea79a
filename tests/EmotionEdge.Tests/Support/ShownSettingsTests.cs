using EmotionEdge.Configuration;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Support;

namespace EmotionEdge.Tests.Support;

public sealed class ShownSettingsTests
{
    [Fact]
    public void No_password_user_credential_or_name_that_people_gave_is_shown()
    {
        var settings = new Settings();
        (settings.Mqtt.Host, settings.Mqtt.User, settings.Mqtt.Password) = ("hub", "berta", "swordfish");
        settings.Camera.Source = "rtsp://berta:sword/fish@camera:554/1";
        settings.Alerts.Rules.Add(new AlertRuleOptions { Name = "grandmother cries" });

        var shown = ShownSettings.Of(settings);

        Assert.Equal("hub", shown["mqtt.host"]);
        Assert.Equal("***", shown["mqtt.password"]);
        Assert.Equal("***", shown["mqtt.user"]);
        Assert.Equal("rtsp://***@camera:554/1", shown["camera.source"]);
        Assert.Equal("***", shown["alerts.rules.0.name"]);
        var all = string.Join('\n', shown.Values);
        foreach (var personal in (string[])["berta", "sword", "fish", "grandmother"])
            Assert.DoesNotContain(personal, all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rtsp://camera/1", "rtsp://camera/1")]
    [InlineData("rtsp://me:a@b@camera/1 is lost", "rtsp://***@camera/1 is lost")]
    [InlineData("http://a:b@c/ and http://d:e@f/", "http://***@c/ and http://***@f/")]
    [InlineData("mail me@home", "mail me@home")]
    public void Credentials_in_addresses_are_hidden_wherever_they_stand(string text, string expected) =>
        Assert.Equal(expected, Credentials.Without(text));
}
