using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Setup;

namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>The box that a set-up looks at.</summary>
internal sealed class TestBox : IBoxAid, IPlaceRule
{
    public BrokerTrial ConfiguredBroker { get; private set; } = new("broker.local", 1883, false, "box", null);

    /// <summary>What the broker says; <see langword="null"/>: welcome.</summary>
    public string? Trouble { get; set; }

    public BrokerTrial? Tried { get; private set; }

    /// <summary>Why no broker is taken over; <see langword="null"/>: each is.</summary>
    public string? Refusal { get; set; }

    public BrokerTrial? Kept { get; private set; }

    public SoundLevel? Level { get; set; }

    public bool IsRefused { get; private set; }

    public DevicesFound FindDevices() => new(
        ["Cam <One> (/dev/video0)"], [], [new SensorStatus("camera", SensorState.Lost, "no such device", default, 0, 1)], ["no sound library"]);

    public Task<string?> TryBrokerAsync(BrokerTrial trial, CancellationToken cancellationToken)
    {
        Tried = trial;
        return Task.FromResult(Trouble);
    }

    public string? KeepBroker(BrokerTrial trial)
    {
        if (Refusal is null)
            (Kept, ConfiguredBroker) = (trial, trial with { Password = null });
        return Refusal;
    }

    public void Set(bool isRefused) => IsRefused = isRefused;
}
