using System.ComponentModel.DataAnnotations;
using EmotionEdge.Configuration;
using EmotionEdge.Core.Setup;
using EmotionEdge.Mqtt;

namespace EmotionEdge.Hosting;

/// <summary>Takes over the broker that an administrator chose on the page: for the next starts, and now.</summary>
internal sealed class BrokerKeeper(Settings settings, ChosenSettings chosen, MqttBridge bridge) : IDisposable
{
    private readonly MqttOptions _mqtt = settings.Mqtt;

    /// <summary>To this one the service has had the right since its start.</summary>
    private readonly (string, int) _first = (settings.Mqtt.Host, settings.Mqtt.Port);

    /// <summary>The right to the broker that was chosen since.</summary>
    private SingleInstance? _instance;

    public BrokerTrial Configured => new(_mqtt.Host, _mqtt.Port, _mqtt.Tls, _mqtt.User, null);

    /// <summary>What a broker is to be reached with; the password that is known goes to the broker that is configured only.</summary>
    public MqttOptions OptionsFor(BrokerTrial trial)
    {
        var options = _mqtt.Copy();
        (options.Host, options.Port, options.Tls, options.User) = (trial.Host, trial.Port, trial.Tls, trial.User);
        options.Password = trial.Password ?? (IsConfigured(trial) ? _mqtt.Password : null);
        return options;
    }

    /// <returns>For people: why it was not taken over; <see langword="null"/> when it was.</returns>
    public string? Keep(BrokerTrial broker)
    {
        if (settings.FixedKeys is [var key, ..])
            return $"{key} is set in the environment or on the command line, which win over this page. Change it there.";
        var options = OptionsFor(broker);
        if (options.Validate(new ValidationContext(options)).FirstOrDefault() is { } fault)
            return fault.ErrorMessage;
        try
        {
            Claim(options);
            chosen.Keep(broker, IsConfigured(broker));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or MqttUnavailableException)
        {
            return $"It was not kept: {exception.Message}";
        }

        (_mqtt.Host, _mqtt.Port, _mqtt.Tls, _mqtt.User, _mqtt.Password) = (options.Host, options.Port, options.Tls, options.User, options.Password);
        bridge.MoveTo(options);
        return null;
    }

    public void Dispose() => _instance?.Dispose();

    private bool IsConfigured(BrokerTrial trial) => trial with { Password = null } == Configured;

    private void Claim(MqttOptions options)
    {
        var place = (options.Host, options.Port);
        if (!options.Enabled || place == (_mqtt.Host, _mqtt.Port))
            return;
        var instance = place == _first ? null : SingleInstance.Claim(options);
        _instance?.Dispose();
        _instance = instance;
    }
}
