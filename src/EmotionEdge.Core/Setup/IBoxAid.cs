namespace EmotionEdge.Core.Setup;

/// <summary>What the set-up looks at on the box.</summary>
public interface IBoxAid
{
    /// <summary>What could be used, and what the sensors say now.</summary>
    DevicesFound FindDevices();

    /// <summary>The broker as it is configured; without the password.</summary>
    BrokerTrial ConfiguredBroker { get; }

    /// <summary>Connects to a broker and leaves again.</summary>
    /// <returns>For people: what went wrong; <see langword="null"/> when it was fine.</returns>
    Task<string?> TryBrokerAsync(BrokerTrial trial, CancellationToken cancellationToken);
}
