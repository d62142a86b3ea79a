using System.ComponentModel.DataAnnotations;
using Xunit;

namespace EmotionEdge.Mqtt.Tests;

public sealed class MqttOptionsTests
{
    [Fact]
    public void The_defaults_are_valid()
    {
        Assert.Empty(Errors(new MqttOptions()));
    }

    [Theory]
    [InlineData("Living Room/#1", "living-room--1")]
    [InlineData("pi_4-b", "pi_4-b")]
    [InlineData("---", "device")]
    [InlineData("Küche", "k-che")]
    public void The_device_id_is_the_machine_name_without_what_topics_cannot_have(string machine, string id)
    {
        Assert.Equal(id, DeviceId.FromMachineName(machine));
        Assert.Empty(Errors(new MqttOptions { DeviceId = id }));
    }

    [Fact]
    public void Each_mistake_is_told_with_its_key()
    {
        var options = new MqttOptions { Port = 0, DeviceId = "a/b", ProtocolVersion = "4" };

        Assert.Equal(["DeviceId", "Port", "ProtocolVersion"], Errors(options).Order());
    }

    [Fact]
    public void What_does_not_fit_together_is_told()
    {
        Assert.Contains("TlsKeyFile", Errors(new MqttOptions { Tls = true, TlsCertificateFile = "a.crt" }));
        Assert.Equal(["Tls"], Errors(new MqttOptions { TlsAuthorityFile = "ca.crt" }));
        Assert.Equal(["User"], Errors(new MqttOptions { Password = "secret" }));
        Assert.Equal(["MaximumBackOff"], Errors(new MqttOptions { MinimumBackOff = TimeSpan.FromMinutes(2) }));
    }

    [Fact]
    public void The_password_comes_from_the_credential_unless_it_is_set()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, MqttSecrets.PasswordCredential), "from systemd\n");
        var unset = new MqttOptions();
        var set = new MqttOptions { Password = "from the environment" };
        var without = new MqttOptions();

        MqttSecrets.Apply(unset, folder);
        MqttSecrets.Apply(set, folder);
        MqttSecrets.Apply(without, credentialsDirectory: null);

        Assert.Equal("from systemd", unset.Password);
        Assert.Equal("from the environment", set.Password);
        Assert.Null(without.Password);
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> Errors(MqttOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.SelectMany(result => result.MemberNames);
    }
}
