using System.Security.Cryptography.X509Certificates;

namespace MQTTnet;

public sealed class MqttClientTlsOptionsBuilder
{
    private readonly MqttClientTlsOptions _tlsOptions = new()
    {
        // Whoever takes this builder most likely wants TLS.
        UseTls = true
    };

    public MqttClientTlsOptions Build()
    {
        return _tlsOptions;
    }

    public MqttClientTlsOptionsBuilder UseTls(bool useTls = true)
    {
        _tlsOptions.UseTls = useTls;
        return this;
    }

    public MqttClientTlsOptionsBuilder WithClientCertificates(X509Certificate2Collection certificates)
    {
        ArgumentNullException.ThrowIfNull(certificates);

        _tlsOptions.ClientCertificatesProvider = new DefaultMqttCertificatesProvider(certificates);
        return this;
    }

    public MqttClientTlsOptionsBuilder WithRevocationMode(X509RevocationMode revocationMode)
    {
        _tlsOptions.RevocationMode = revocationMode;
        return this;
    }

    public MqttClientTlsOptionsBuilder WithTrustChain(X509Certificate2Collection? chain)
    {
        _tlsOptions.TrustChain = chain;
        return this;
    }
}
