using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace EmotionEdge.Mqtt;

/// <summary>Our options in the words of MQTTnet.</summary>
internal static class MqttClientSettings
{
    // The longest command, its topic and the packet's own fields. An MQTT 5 broker keeps longer ones away from us.
    private const uint MaximumPacketSize = 32 * 1024;

    /// <param name="options">User, password, certificates and times.</param>
    /// <param name="topics">Where the last will goes.</param>
    /// <param name="broker">Whom to connect to.</param>
    /// <param name="role">Told apart from the service by this end of the client id, a connection does not push the service's out.</param>
    /// <exception cref="MqttCertificateException">A certificate or key cannot be read; says which file.</exception>
    public static MqttClientOptions Create(MqttOptions options, MqttTopics topics, BrokerAddress broker, string role = "")
    {
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(broker.Host, broker.Port)
            .WithClientId($"emotionedge-{options.DeviceId}{role}")
            .WithCleanSession()
            .WithKeepAlivePeriod(options.KeepAlive)
            .WithTimeout(options.ConnectTimeout)
            .WithWillTopic(topics.Availability)
            .WithWillPayload(Availability.Offline)
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithWillRetain()
            .WithTlsOptions(tls => Secure(tls, options));

        if (options.ProtocolVersion == "3.1.1")
            builder.WithProtocolVersion(MqttProtocolVersion.V311);
        else
            builder.WithProtocolVersion(MqttProtocolVersion.V500).WithMaximumPacketSize(MaximumPacketSize);

        if (options.User != null)
            builder.WithCredentials(options.User, options.Password);

        return builder.Build();
    }

    private static void Secure(MqttClientTlsOptionsBuilder tls, MqttOptions options)
    {
        tls.UseTls(options.Tls);
        if (!options.Tls)
            return;

        // Home networks have no revocation lists.
        tls.WithRevocationMode(X509RevocationMode.NoCheck);
        if (options.TlsAuthorityFile is { } authorities)
        {
            var chain = new X509Certificate2Collection();
            Load(authorities, "tlsAuthorityFile", () => chain.ImportFromPemFile(authorities));
            tls.WithTrustChain(chain);
        }

        if (options is { TlsCertificateFile: { } certificate, TlsKeyFile: { } key })
        {
            Load($"{certificate} with {key}", "tlsCertificateFile, tlsKeyFile", () => tls.WithClientCertificates(
                new X509Certificate2Collection(X509Certificate2.CreateFromPemFile(certificate, key))));
        }
    }

    private static void Load(string files, string keys, Action load)
    {
        try
        {
            load();
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new MqttCertificateException($"{files} ({MqttOptions.Section}: {keys}) cannot be used: {exception.Message}", exception);
        }
    }
}
