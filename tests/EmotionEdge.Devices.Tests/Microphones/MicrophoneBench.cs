using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using EmotionEdge.Core.Sensing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EmotionEdge.Devices.Tests.Microphones;

/// <summary>A microphone on a simulated clock and a fake sound system, with all states and blocks that came out of it.</summary>
internal sealed class MicrophoneBench : IAsyncDisposable
{
    private readonly Channel<SensorStatus> _changes = Channel.CreateUnbounded<SensorStatus>();
    private readonly BlockingCollection<Block> _blocks = [];

    public MicrophoneBench(string source = "default")
    {
        Options.Source = source;
        Microphone = new Microphone(Options, Take, Time, NullLogger<Microphone>.Instance, PortAudio);
        Microphone.Changed += status => _changes.Writer.TryWrite(status);
    }

    public FakeTimeProvider Time { get; } = new();

    public FakePortAudio PortAudio { get; } = new();

    public MicrophoneOptions Options { get; } = new();

    public Microphone Microphone { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts, and gives the stream that was opened.</summary>
    public FakeStream Start()
    {
        Microphone.Start(Cancellation);
        return PortAudio.Stream(Cancellation);
    }

    public Block Block() => _blocks.Take(Cancellation);

    public bool TryBlock(TimeSpan patience, [NotNullWhen(true)] out Block? block) => _blocks.TryTake(out block, patience);

    /// <summary>The next change, which must be to this state.</summary>
    public async Task<SensorStatus> Next(SensorState state)
    {
        var status = await _changes.Reader.ReadAsync(Cancellation);
        Assert.True(state == status.State, $"expected {state}, came {status}");

        // Changes are told under the supervisor's lock, before its timer is set: asking it waits for that, and the clock may then move.
        _ = Microphone.Status;
        return status;
    }

    public async ValueTask DisposeAsync()
    {
        await Microphone.DisposeAsync();
        _blocks.Dispose();
    }

    private void Take(ReadOnlySpan<float> samples, int sampleRate, long capturedAt)
        => _blocks.Add(new Block(samples.ToArray(), sampleRate, capturedAt), CancellationToken.None);
}
