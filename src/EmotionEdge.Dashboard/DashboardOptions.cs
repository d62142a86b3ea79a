using System.ComponentModel.DataAnnotations;
using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Dashboard.Hosting;

namespace EmotionEdge.Dashboard;

/// <summary>The web page and HTTP API of the box. Section <c>dashboard</c>.</summary>
public sealed class DashboardOptions : IValidatableObject
{
    /// <summary>Whether it is served.</summary>
    /// <value>Defaults to <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Address and port: <c>127.0.0.1:9185</c> and <c>[::1]:9185</c> are reached from this machine only; <c>0.0.0.0:9185</c>
    /// opens the page to the network over IPv4, <c>[::]:9185</c> over IPv6 and IPv4, both encrypted (HTTPS). Port 0 takes
    /// a free one.
    /// </summary>
    /// <value>Defaults to 127.0.0.1:9185.</value>
    [Required]
    public string Listen { get; set; } = "127.0.0.1:9185";

    /// <summary>PEM file with the certificate for HTTPS, and those of the authorities between.</summary>
    /// <value>Defaults to <see langword="null"/>: one that the service makes, kept beside its data.</value>
    public string? CertificateFile { get; set; }

    /// <summary>PEM file with the key of <see cref="CertificateFile"/>.</summary>
    /// <value>Defaults to <see langword="null"/>: the key is in the same file.</value>
    public string? CertificateKeyFile { get; set; }

    /// <summary>
    /// Names under which browsers may call the page, separated by commas, beside IP addresses, <c>localhost</c>, the
    /// machine's name and that with <c>.local</c>.
    /// </summary>
    /// <value>Defaults to <see langword="null"/>: no others.</value>
    public string? HostNames { get; set; }

    /// <summary>
    /// How people who have no account come to one: off (administrators make all), invitation (by a link that an
    /// administrator made) or approval (by themselves, as viewers, and an administrator approves each).
    /// </summary>
    /// <value>Defaults to invitation.</value>
    public RegistrationMode Registration { get; set; } = RegistrationMode.Invitation;

    /// <summary>A login ends when it was not used for this time.</summary>
    /// <value>Defaults to 12 hours.</value>
    [Range(typeof(TimeSpan), "00:15:00", "30.00:00:00")]
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromHours(12);

    /// <summary>A login ends after this time, used or not.</summary>
    /// <value>Defaults to 7 days.</value>
    [Range(typeof(TimeSpan), "00:15:00", "90.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>What people enter in a browser; with port 0 not yet known.</summary>
    /// <param name="machine">The name of this machine.</param>
    public Uri AddressToOpen(string machine)
    {
        _ = ListenAddress.TryParse(Listen, out var listen);
        return listen!.ToOpen(listen.EndPoint.Port, machine);
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!ListenAddress.TryParse(Listen, out _))
            yield return new ValidationResult("give an IP address and a port, as 127.0.0.1:9185 or [::]:9185", [nameof(Listen)]);
        if (CertificateFile is null && CertificateKeyFile is not null)
            yield return new ValidationResult("give the certificate of this key, too", [nameof(CertificateFile), nameof(CertificateKeyFile)]);
    }
}
