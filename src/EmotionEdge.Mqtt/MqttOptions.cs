using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Mqtt;

/// <summary>The broker and how to reach it. Section <c>mqtt</c>.</summary>
public sealed class MqttOptions : IValidatableObject
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "mqtt";

    /// <summary>Whether anything is sent to, or taken from, a broker.</summary>
    /// <value>Defaults to <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Name or address of the broker.</summary>
    /// <value>Defaults to 127.0.0.1.</value>
    [Required]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>Port of the broker; with TLS usually 8883.</summary>
    /// <value>Defaults to 1883.</value>
    [Range(1, 65535)]
    public int Port { get; set; } = 1883;

    /// <summary>
    /// Brokers to take when the first does not answer, in this order: <c>host</c> or <c>host:port</c>, separated by commas.
    /// </summary>
    /// <value>Defaults to <see langword="null"/>: none.</value>
    public string? Fallbacks { get; set; }

    /// <summary>While another broker is in use, the first is tried again this often.</summary>
    /// <value>Defaults to 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReturnAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Version of the protocol. With 5.0 the broker says why it refuses something; very old ones know only 3.1.1.</summary>
    /// <value>Defaults to 5.0.</value>
    [AllowedValues("5.0", "3.1.1")]
    public string ProtocolVersion { get; set; } = "5.0";

    /// <summary>Whether the connection is encrypted and the broker's certificate checked.</summary>
    /// <value>Defaults to <see langword="false"/>.</value>
    public bool Tls { get; set; }

    /// <summary>PEM file with the authorities that may have signed the broker's certificate.</summary>
    /// <value>Defaults to <see langword="null"/>: the authorities that the operating system trusts.</value>
    public string? TlsAuthorityFile { get; set; }

    /// <summary>PEM file with the certificate that this device shows to the broker.</summary>
    /// <value>Defaults to <see langword="null"/>: none.</value>
    public string? TlsCertificateFile { get; set; }

    /// <summary>PEM file with the key of <see cref="TlsCertificateFile"/>.</summary>
    /// <value>Defaults to <see langword="null"/>: none.</value>
    public string? TlsKeyFile { get; set; }

    /// <summary>User name at the broker.</summary>
    /// <value>Defaults to <see langword="null"/>: none.</value>
    public string? User { get; set; }

    /// <summary>
    /// Password at the broker: from the environment (<c>EMOTIONEDGE__MQTT__PASSWORD</c>) or the systemd credential
    /// <c>mqtt-password</c>. Never logged.
    /// </summary>
    /// <value>Defaults to <see langword="null"/>: none.</value>
    public string? Password { get; set; }

    /// <summary>Names this device in topics: letters, digits, <c>_</c> and <c>-</c>.</summary>
    /// <value>Defaults to the machine's name in lower case, with <c>-</c> for every other character.</value>
    [Required, RegularExpression("^[A-Za-z0-9_-]{1,64}$", ErrorMessage = "Use 1 to 64 letters, digits, _ or -.")]
    public string DeviceId { get; set; } = Mqtt.DeviceId.FromMachineName(Environment.MachineName);

    /// <summary>After this time without a message, device and broker ask each other whether they are still there.</summary>
    /// <value>Defaults to 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>An attempt to connect that takes longer is given up.</summary>
    /// <value>Defaults to 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The wait after the first failure; it doubles with each further one and is shortened by chance by up to half.</summary>
    /// <value>Defaults to 1 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan MinimumBackOff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two attempts to connect.</summary>
    /// <value>Defaults to 60 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan MaximumBackOff { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Summaries and the states of the senses are sent at most this often, or when their dominant emotion changes.</summary>
    /// <value>Defaults to 1 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan SummaryInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Which share of the people shows which emotion or posture is sent only while at least this many faces are seen: the k of
    /// k-anonymity (L. Sweeney, "k-anonymity: a model for protecting privacy", 2002). Of two, each could work out the other's.
    /// </summary>
    /// <value>Defaults to 3; 1 sends the shares whenever anybody is seen.</value>
    [Range(1, 50)]
    public int MinimumPeople { get; set; } = 3;

    /// <summary>How the device shows in Home Assistant.</summary>
    public HomeAssistantOptions HomeAssistant { get; } = new();

    /// <summary>The same once more, to be changed by itself.</summary>
    public MqttOptions Copy() => (MqttOptions)MemberwiseClone();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((TlsCertificateFile == null) != (TlsKeyFile == null))
        {
            yield return new ValidationResult(
                "A client certificate needs its key: set both tlsCertificateFile and tlsKeyFile, or neither.",
                [nameof(TlsCertificateFile), nameof(TlsKeyFile)]);
        }

        if (!Tls && (TlsAuthorityFile ?? TlsCertificateFile) != null)
            yield return new ValidationResult("Certificates are given but tls is off: set tls to true.", [nameof(Tls)]);

        foreach (var mistake in BrokerAddress.Mistakes(this))
            yield return new ValidationResult($"'{mistake}' is no address: write host or host:port, separated by commas.", [nameof(Fallbacks)]);

        if (Password != null && User == null)
            yield return new ValidationResult("A password needs a user: set user.", [nameof(User)]);

        if (MaximumBackOff < MinimumBackOff)
        {
            yield return new ValidationResult(
                $"{MaximumBackOff} is less than minimumBackOff ({MinimumBackOff}).", [nameof(MaximumBackOff)]);
        }
    }
}
