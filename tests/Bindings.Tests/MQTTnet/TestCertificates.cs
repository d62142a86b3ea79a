using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bindings.Tests.Mosquitto;

/// <summary>An authority made for one test, and what it signed: the broker's certificate and a client's.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certificates-").FullName;

    /// <param name="serverAddress">The address that the broker's certificate is for.</param>
    public TestCertificates(string serverAddress = "127.0.0.1")
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Authority of a test", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(AuthorityFile, Authority.ExportCertificatePem());

        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(serverAddress));
        Sign("server", names.Build()).Dispose();
        Client = Sign("client", null);
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 Client { get; }

    public string AuthorityFile => Path.Combine(_folder, "authority.crt");

    public string ClientCertificateFile => Path.Combine(_folder, "client.crt");

    public string ClientKeyFile => Path.Combine(_folder, "client.key");

    /// <summary>Settings of a broker that shows the certificate; and wants one from its clients, if asked for.</summary>
    public string BrokerSettings(bool clientsNeedCertificates = false) =>
        $"cafile {AuthorityFile}\ncertfile {_folder}/server.crt\nkeyfile {_folder}/server.key\n" +
        (clientsNeedCertificates ? "require_certificate true\nuse_identity_as_username true\n" : "");

    public void Dispose()
    {
        Authority.Dispose();
        Client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private X509Certificate2 Sign(string name, X509Extension? names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        if (names != null)
        {
            request.CertificateExtensions.Add(names);
        }

        using var certificate = request.Create(
            Authority, Authority.NotBefore, Authority.NotAfter, RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(Path.Combine(_folder, $"{name}.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, $"{name}.key"), key.ExportPkcs8PrivateKeyPem());
        return certificate.CopyWithPrivateKey(key);
    }
}
