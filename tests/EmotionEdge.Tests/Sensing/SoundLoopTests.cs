using System.Collections.Concurrent;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Monitoring;
using EmotionEdge.Sensing;
using EmotionEdge.Tests.Analysis;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmotionEdge.Tests.Sensing;

public sealed class SoundLoopTests : IRoomObserver, IDisposable
{
    private readonly SampleQueue _queue = new(4 * 48_000);
    private readonly ConcurrentQueue<Reading> _readings = [];
    private readonly RoomLoop _room;
    private readonly SoundLoop _loop;

    public SoundLoopTests()
    {
        var time = TimeProvider.System;
        _room = new RoomLoop(
            new FusionEngine(new FusionOptions()),
            new AlertPolicy(new AlertOptions(), time),
            new SensorBoard(),
            [this],
            new Heartbeats(time),
            time,
            NullLogger<RoomLoop>.Instance);
        _loop = new SoundLoop(_queue, new FakeSenses().OpenSpeech(), _room, new Heartbeats(time), time, NullLogger<SoundLoop>.Instance);
    }

    [Fact]
    public async Task A_microphone_that_disappears_in_the_middle_of_a_word_leaves_what_was_said()
    {
        await _loop.StartAsync(TestContext.Current.CancellationToken);
        _queue.Write(Tone(seconds: 1.2, rate: 16_000), 16_000);

        Assert.InRange(await LengthOfReading(), 1, 1.8);
        await _loop.StopAsync(TestContext.Current.CancellationToken);
    }

    void IRoomObserver.OnReading(in Reading reading, DateTimeOffset now) => _readings.Enqueue(reading);

    public void Dispose()
    {
        _loop.Dispose();
        _room.Dispose();
        _queue.Dispose();
    }

    private static float[] Tone(double seconds, int rate) =>
        [.. Enumerable.Range(0, (int)(seconds * rate)).Select(i => (float)(0.5 * Math.Sin(2 * Math.PI * 300 * i / rate)))];

    private async Task<double> LengthOfReading()
    {
        Reading reading = default;
        await Until(() =>
        {
            _room.Advance(DateTimeOffset.UtcNow);
            return _readings.TryDequeue(out reading);
        });
        return (reading.End - reading.Start).TotalSeconds;
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(60); !condition();)
        {
            Assert.True(DateTime.UtcNow < deadline, "it did not happen in time");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
