namespace EmotionEdge.Mqtt;

/// <summary>Secrets that systemd hands to the service (<c>LoadCredential=</c>, <c>$CREDENTIALS_DIRECTORY</c>).</summary>
public static class MqttSecrets
{
    /// <summary>File name of the credential with the password.</summary>
    public const string PasswordCredential = "mqtt-password";

    /// <summary>Takes the password from the credential, unless it is set already or there is none.</summary>
    /// <param name="options">The options to complete.</param>
    /// <param name="credentialsDirectory">The value of <c>$CREDENTIALS_DIRECTORY</c>.</param>
    /// <exception cref="IOException">The credential is there but cannot be read.</exception>
    public static void Apply(MqttOptions options, string? credentialsDirectory)
    {
        if (options.Password != null || string.IsNullOrEmpty(credentialsDirectory))
            return;

        var file = Path.Combine(credentialsDirectory, PasswordCredential);
        if (!File.Exists(file))
            return;

        // The unit hands over an empty credential where none was set up.
        var password = File.ReadAllText(file).TrimEnd('\r', '\n');
        if (password.Length > 0)
            options.Password = password;
    }
}
