using System.Security.Cryptography.X509Certificates;

namespace MQTTnet;

public sealed class MqttClientTlsOptions
{
    public bool UseTls { get; set; }

    /// <summary>
    ///     Gets or sets how revoked certificates are found. The native library cannot look revocations up, so
    ///     anything but <see cref="X509RevocationMode.NoCheck" /> is refused when connecting.
    /// </summary>
    public X509RevocationMode RevocationMode { get; set; } = X509RevocationMode.Online;

    /// <summary>
    ///     Gets or sets the provider for certificates.
    ///     This provider gets called whenever the client wants to connect
    ///     with the server and requires certificates for authentication.
    ///     The implementation may return different certificates each time.
    /// </summary>
    public IMqttClientCertificatesProvider? ClientCertificatesProvider { get; set; }

    /// <summary>Gets or sets the only authorities to trust; <c>null</c> or empty: those of the operating system.</summary>
    public X509Certificate2Collection? TrustChain { get; set; }
}
