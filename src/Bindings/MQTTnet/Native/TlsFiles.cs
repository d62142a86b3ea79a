using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MQTTnet.Native;

/// <summary>
///     TLS options as the PEM files that libmosquitto wants. It reads them while it connects, so that they need not
///     live longer than that call.
/// </summary>
internal sealed class TlsFiles : IDisposable
{
    // mosquitto_tls_set refuses a client certificate without any place of authorities.
    private const string SystemAuthorities = "/etc/ssl/certs";

    private MemoryFile? _authorities;
    private MemoryFile? _certificate;
    private MemoryFile? _key;

    private TlsFiles()
    {
    }

    /// <exception cref="NotSupportedException">The options ask for a check that libmosquitto cannot make.</exception>
    /// <exception cref="ArgumentException">The client certificate has no private key, or not one of RSA or ECDSA.</exception>
    public static TlsFiles Apply(MqttClientTlsOptions options, MosquittoHandle mosquitto)
    {
        if (options.RevocationMode != X509RevocationMode.NoCheck)
        {
            throw new NotSupportedException(
                $"libmosquitto does not look up revoked certificates (RevocationMode {options.RevocationMode}); set NoCheck.");
        }

        var files = new TlsFiles();
        try
        {
            files.Write(options);
            if (files._authorities == null)
            {
                MosquittoError.ThrowIfFailed(
                    Mosquitto.mosquitto_int_option(mosquitto, Mosquitto.OptionTlsUseOsCertificates, 1), "mosquitto_int_option");
            }

            if (files._authorities != null || files._certificate != null)
            {
                MosquittoError.ThrowIfFailed(
                    Mosquitto.mosquitto_tls_set(
                        mosquitto,
                        files._authorities?.Path,
                        files._authorities == null ? SystemAuthorities : null,
                        files._certificate?.Path,
                        files._key?.Path,
                        0),
                    "mosquitto_tls_set");
            }

            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _authorities?.Dispose();
        _certificate?.Dispose();
        _key?.Dispose();
    }

    private void Write(MqttClientTlsOptions options)
    {
        if (options.TrustChain is { Count: > 0 } trusted)
        {
            _authorities = new MemoryFile(Pem(trusted));
        }

        if (options.ClientCertificatesProvider?.GetCertificates() is { Count: > 0 } own)
        {
            var leaf = own.OfType<X509Certificate2>().FirstOrDefault(certificate => certificate.HasPrivateKey)
                ?? throw new ArgumentException("None of the client certificates has a private key.", nameof(options));
            _certificate = new MemoryFile(Pem(own.OfType<X509Certificate2>().Where(other => other != leaf).Prepend(leaf)));
            _key = new MemoryFile(KeyPem(leaf));
        }
    }

    private static string Pem(IEnumerable<X509Certificate2> certificates) => certificates
        .Aggregate(new StringBuilder(), (text, certificate) => text.AppendLine(certificate.ExportCertificatePem()))
        .ToString();

    private static string KeyPem(X509Certificate2 certificate)
    {
        using AsymmetricAlgorithm key = certificate.GetRSAPrivateKey() ?? (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey()
            ?? throw new ArgumentException($"The key of {certificate.Subject} is neither RSA nor ECDSA.", nameof(certificate));
        return key.ExportPkcs8PrivateKeyPem();
    }
}
