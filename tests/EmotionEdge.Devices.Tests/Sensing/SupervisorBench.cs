using System.Collections.Concurrent;
using System.Threading.Channels;
using EmotionEdge.Core.Sensing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EmotionEdge.Devices.Tests.Sensing;

/// <summary>A supervisor on a simulated clock, with every state it went through in order.</summary>
internal sealed class SupervisorBench : IAsyncDisposable
{
    private readonly Channel<SensorStatus> _changes = Channel.CreateUnbounded<SensorStatus>();
    private readonly ConcurrentQueue<Func<ISensorSource>> _devices = new();

    public SupervisorBench(ILogger? logger = null)
    {
        Supervisor = new SensorSupervisor("camera", Open, Options, Time, logger ?? NullLogger.Instance, new Random(1));
        Supervisor.Changed += status => _changes.Writer.TryWrite(status);
    }

    public FakeTimeProvider Time { get; } = new();

    public SensorSupervisorOptions Options { get; } = new();

    public SensorSupervisor Supervisor { get; }

    /// <summary>What the next opening gives; without one it fails with "no device".</summary>
    public ScriptedSource Plug(ScriptedSource source)
    {
        _devices.Enqueue(() => source);
        return source;
    }

    public void PlugBroken(string reason) => _devices.Enqueue(() => throw new IOException(reason));

    public void PlugBlocked(Task gate, ISensorSource source) => _devices.Enqueue(() =>
    {
        gate.Wait();
        return source;
    });

    /// <summary>The next change, which must be to this state.</summary>
    public async Task<SensorStatus> Next(SensorState state)
    {
        var status = await _changes.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.True(state == status.State, $"expected {state}, came {status}");

        // Changes are told under the supervisor's lock, before its timer is set: asking it waits for that, and the clock may then move.
        _ = Supervisor.Status;
        return status;
    }

    public async Task Next(params SensorState[] states)
    {
        foreach (var state in states)
            await Next(state);
    }

    /// <summary>No change is waiting.</summary>
    public void AssertQuiet() => Assert.False(_changes.Reader.TryPeek(out var status), $"unexpected {status}");

    public async ValueTask DisposeAsync()
    {
        Supervisor.SetEnabled(false);
        await Supervisor.DisposeAsync();
    }

    private ISensorSource Open(CancellationToken cancellationToken) =>
        _devices.TryDequeue(out var device) ? device() : throw new IOException("no device");
}
