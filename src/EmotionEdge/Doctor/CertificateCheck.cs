using System.Security.Cryptography;
using EmotionEdge.Core.Doctor;
using EmotionEdge.Dashboard;
using EmotionEdge.Dashboard.Hosting;

namespace EmotionEdge.Doctor;

/// <summary>The page's certificate: its fingerprint, by which people know it in a browser, and its end.</summary>
internal static class CertificateCheck
{
    public const string Name = "certificate";

    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public static IEnumerable<Finding> Look(DashboardOptions options, DashboardFolder folder, TimeProvider time)
    {
        if (!options.Enabled || options.AddressToOpen("box").Scheme == Uri.UriSchemeHttp)
            return [Finding.Fine(Name, options.Enabled ? "none is needed: the page is served to this machine only" : "none is needed: dashboard.enabled is false")];
        try
        {
            using var certificate = DashboardCertificate.Find(options, folder);
            if (certificate is null)
                return [Missing(options)];
            var left = certificate.NotAfter.ToUniversalTime() - time.GetUtcNow().UtcDateTime;
            var shown = $"SHA-256 {DashboardCertificate.Fingerprint(certificate)}, good until {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}";
            var remedy = options.CertificateFile is null ? "Restart the service: it then makes a new one." : $"Put a new one into {options.CertificateFile} and restart the service.";
            return
            [
                left > Soon ? Finding.Fine(Name, shown) : new Finding(Name, left > TimeSpan.Zero ? FindingState.Hint : FindingState.Problem, shown, remedy),
                .. KeyRights(options, folder),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return [new Finding(Name, FindingState.Problem, exception.Message, "Look at dashboard.certificateFile and its rights.")];
        }
    }

    private static Finding Missing(DashboardOptions options) => options.CertificateFile is { } file
        ? new Finding(Name, FindingState.Problem, $"dashboard.certificateFile: {file} does not exist", "Put it there, or leave the setting out: the service then makes one.")
        : new Finding(Name, FindingState.Hint, "there is none yet; the service makes it at its start");

    private static IEnumerable<Finding> KeyRights(DashboardOptions options, DashboardFolder folder)
    {
        const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        var key = options.CertificateKeyFile ?? options.CertificateFile ?? Path.Combine(folder.Path, DashboardCertificate.FileName);
        if (File.Exists(key) && (File.GetUnixFileMode(key) & Others) != 0)
            yield return new Finding(Name, FindingState.Problem, $"{key} holds the key and everybody on this machine may read it", $"Run: chmod o-rw {key}");
    }
}
