using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EmotionEdge.Mqtt;

public static class MqttServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="MqttBridge"/>, which runs with the host. Binding and checking <see cref="MqttOptions"/> is the
    /// host's; the password of the systemd credential is added here.
    /// </summary>
    public static IServiceCollection AddEmotionEdgeMqtt(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.PostConfigure<MqttOptions>(options =>
            MqttSecrets.Apply(options, Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY")));
        services.AddSingleton(provider => new MqttBridge(
            provider.GetRequiredService<IOptions<MqttOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MqttBridge>>()));
        services.AddHostedService(provider => provider.GetRequiredService<MqttBridge>());
        return services;
    }
}
