using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EmotionEdge.Dashboard.Hosting;

/// <summary>The certificate for HTTPS: the configured one, else one that this box makes and signs itself.</summary>
public static class DashboardCertificate
{
    /// <summary>The file in the service's folder; certificate and key.</summary>
    public const string FileName = "dashboard-certificate.pem";

    /// <summary>What browsers take at most.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromDays(820);

    /// <summary>A new one is made at a start this long before the end.</summary>
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    /// <summary>SHA-256 over the certificate, as browsers show it: <c>AB:CD:...</c>.</summary>
    public static string Fingerprint(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return string.Join(':', certificate.GetCertHash(HashAlgorithmName.SHA256).Select(part => part.ToString("X2", null)));
    }

    /// <summary>The certificate that is in use, for who looks from outside; <see langword="null"/> when none was made yet.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="CryptographicException">It is no certificate.</exception>
    public static X509Certificate2? Find(DashboardOptions options, DashboardFolder folder)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(folder);
        var file = options.CertificateFile ?? Path.Combine(folder.Path, FileName);
        return File.Exists(file) ? X509Certificate2.CreateFromPem(File.ReadAllText(file)) : null;
    }

    /// <summary>The certificate with its key.</summary>
    /// <exception cref="IOException">It cannot be read, or the one that was made cannot be kept.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    /// <exception cref="CryptographicException">The configured files are no certificate and its key.</exception>
    internal static X509Certificate2 Load(DashboardOptions options, DashboardFolder folder, TimeProvider time)
    {
        if (options.CertificateFile is { } configured)
            return X509Certificate2.CreateFromPemFile(configured, options.CertificateKeyFile);

        var file = Path.Combine(folder.Path, FileName);
        return Kept(file, time) ?? Make(file, time);
    }

    private static X509Certificate2? Kept(string file, TimeProvider time)
    {
        if (!File.Exists(file))
            return null;
        try
        {
            var kept = X509Certificate2.CreateFromPemFile(file);
            if (kept.NotAfter.ToUniversalTime() - RenewBefore > time.GetUtcNow().UtcDateTime)
                return kept;
            kept.Dispose();
            return null;
        }
        catch (CryptographicException)
        {
            // Cut short by a power cut, say: nobody misses it.
            return null;
        }
    }

    private static X509Certificate2 Make(string file, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = Environment.MachineName;
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(AlternativeNames(name));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        // A box without a battery may start in the past.
        var now = time.GetUtcNow();
        var certificate = request.CreateSelfSigned(now.AddDays(-1), now + Validity);
        PrivateFile.Write(file, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return certificate;
    }

    private static X509Extension AlternativeNames(string machine)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in (string[])[machine, $"{machine}.local", "localhost"])
            names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        return names.Build();
    }
}
