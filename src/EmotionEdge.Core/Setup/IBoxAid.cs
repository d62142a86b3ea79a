using EmotionEdge.Core.Sensing;

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

    /// <summary>Takes a broker over, for now and for the next starts.</summary>
    /// <returns>For people: why it was not taken over; <see langword="null"/> when it was.</returns>
    string? KeepBroker(BrokerTrial trial);

    /// <summary>How loud it is now; <see langword="null"/> while nothing is heard.</summary>
    SoundLevel? Level { get; }
}
