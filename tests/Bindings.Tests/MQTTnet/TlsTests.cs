using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Exceptions;
using Xunit;

namespace Bindings.Tests.Mosquitto;

public sealed class TlsTests : BrokerTest
{
    [Fact]
    public async Task A_broker_whose_authority_is_trusted_is_talked_to()
    {
        using var certificates = new TestCertificates();
        using var broker = await MosquittoBroker.StartNewAsync(certificates.BrokerSettings());
        var client = await ConnectedAsync(broker.Port, options => Trusting(options, certificates));
        var received = new Received(client);
        await SubscribeAsync(client, "secret");

        await client.PublishAsync(Message("secret", new string('x', 300_000)), Cancellation);

        Assert.Equal(300_000, (await received.NextAsync()).Payload.Length);
    }

    [Fact]
    public async Task A_broker_of_another_authority_is_refused()
    {
        using var certificates = new TestCertificates();
        using var others = new TestCertificates();
        using var broker = await MosquittoBroker.StartNewAsync(certificates.BrokerSettings());
        var options = Trusting(OptionsFor(broker.Port), others).Build();

        var error = await Assert.ThrowsAsync<MqttCommunicationException>(() => NewClient().ConnectAsync(options, Cancellation));

        Assert.IsType<AuthenticationException>(error.InnerException);
        Assert.Contains("certificate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused()
    {
        using var certificates = new TestCertificates(serverAddress: "192.0.2.1");
        using var broker = await MosquittoBroker.StartNewAsync(certificates.BrokerSettings());
        var options = Trusting(OptionsFor(broker.Port), certificates).Build();

        var error = await Assert.ThrowsAsync<MqttCommunicationException>(() => NewClient().ConnectAsync(options, Cancellation));

        Assert.IsType<AuthenticationException>(error.InnerException);
    }

    [Fact]
    public async Task A_broker_whose_authority_the_system_does_not_know_is_refused()
    {
        using var certificates = new TestCertificates();
        using var broker = await MosquittoBroker.StartNewAsync(certificates.BrokerSettings());
        var options = OptionsFor(broker.Port).WithTlsOptions(tls => tls.WithRevocationMode(X509RevocationMode.NoCheck)).Build();

        await Assert.ThrowsAsync<MqttCommunicationException>(() => NewClient().ConnectAsync(options, Cancellation));
    }

    [Fact]
    public async Task A_client_shows_its_certificate_when_the_broker_wants_one()
    {
        using var certificates = new TestCertificates();
        using var broker = await MosquittoBroker.StartNewAsync(certificates.BrokerSettings(clientsNeedCertificates: true));
        var open = Directory.GetFiles("/proc/self/fd").Count(IsMemoryFile);

        var client = await ConnectedAsync(broker.Port, options => Trusting(options, certificates, certificates.Client));

        Assert.True((await client.PublishAsync(Message("a", "b"), Cancellation)).IsSuccess);
        Assert.Equal(open, Directory.GetFiles("/proc/self/fd").Count(IsMemoryFile));

        static bool IsMemoryFile(string link) =>
            new FileInfo(link).LinkTarget?.Contains("memfd:mqtt", StringComparison.Ordinal) == true;
    }

    [Fact]
    public async Task A_client_without_the_wanted_certificate_does_not_get_in()
    {
        using var certificates = new TestCertificates();
        using var broker = await MosquittoBroker.StartNewAsync(certificates.BrokerSettings(clientsNeedCertificates: true));
        var options = Trusting(OptionsFor(broker.Port), certificates).Build();

        await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => NewClient().ConnectAsync(options, Cancellation));
    }

    [Fact]
    public async Task A_broker_that_speaks_no_tls_is_an_error_and_not_an_endless_wait()
    {
        using var certificates = new TestCertificates();
        using var broker = await MosquittoBroker.StartNewAsync();
        var options = Trusting(OptionsFor(broker.Port), certificates).Build();

        await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => NewClient().ConnectAsync(options, Cancellation));
    }

    [Fact]
    public async Task A_check_that_the_native_library_cannot_make_is_not_left_out_silently()
    {
        SkipWithThePackageItself();
        using var certificates = new TestCertificates();
        var options = OptionsFor(1).WithTlsOptions(tls => tls.WithTrustChain([certificates.Authority])).Build();

        await Assert.ThrowsAsync<NotSupportedException>(() => NewClient().ConnectAsync(options, Cancellation));
    }

    private static MqttClientOptionsBuilder Trusting(
        MqttClientOptionsBuilder options, TestCertificates certificates, X509Certificate2? own = null) => options
        .WithTlsOptions(tls =>
        {
            tls.WithTrustChain([certificates.Authority]).WithRevocationMode(X509RevocationMode.NoCheck);
            if (own != null)
            {
                tls.WithClientCertificates(new X509Certificate2Collection(own));
            }
        });
}
