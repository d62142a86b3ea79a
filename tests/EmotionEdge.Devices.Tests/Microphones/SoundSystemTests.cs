using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EmotionEdge.Devices.Tests.Microphones;

/// <summary>The real PortAudio on a recording that ALSA's file plugin plays as a device.</summary>
public sealed partial class SoundSystemTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("microphone-").FullName;
    private readonly float[] _recording = [.. Enumerable.Range(0, 32000).Select(i => i / 32768f)];

    public SoundSystemTests()
    {
        var file = Path.Combine(_folder, "recording.f32");
        File.WriteAllBytes(file, MemoryMarshal.AsBytes<float>(_recording).ToArray());
        var configuration = Path.Combine(_folder, "asoundrc");

        // "default" is there because PortAudio 19.6 ends the process when every device of a system without one can be opened.
        File.WriteAllText(configuration, $$"""
            pcm.null { type null }
            pcm.default { type null }
            pcm.living_room { type file slave.pcm null file /dev/null infile "{{file}}" format raw }
            """);

        // Environment.SetEnvironmentVariable does not reach the native environment, where ALSA looks.
        Assert.Equal(0, SetEnvironment("ALSA_CONFIG_PATH", configuration, 1));
        Assert.Equal(0, SetEnvironment("JACK_NO_START_SERVER", "1", 1));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Lists_the_device()
        => Assert.Contains(MicrophoneList.Microphones(), m => m.Name == "living_room" && m.Channels > 0);

    [Fact]
    public async Task Streams_the_samples_of_the_device()
    {
        var heard = new List<float>();
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var microphone = new Microphone(
            new MicrophoneOptions { Source = "LIVING" }, Take, TimeProvider.System, NullLogger<Microphone>.Instance);

        microphone.Start(Cancellation);
        await full.Task.WaitAsync(Cancellation);

        // The plugin plays as fast as it is asked, so the first two seconds are all that the ring keeps for sure.
        Assert.Equal(_recording.Take(16000), heard.Take(16000));
        Assert.StartsWith("living_room, 16000 Hz, 1 of", microphone.Status.Detail, StringComparison.Ordinal);

        void Take(ReadOnlySpan<float> samples, int sampleRate, long capturedAt)
        {
            if (heard.Count < 16000)
                heard.AddRange(samples);
            else
                full.TrySetResult();
        }
    }

    [Fact]
    public void Opens_and_closes_without_leaving_anything_behind()
    {
        Cycle(100);

        Assert.DoesNotContain(Directory.GetFiles("/proc/self/fd"), IsOurs);

        static void Cycle(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var sink = new MicrophoneSink((_, _, _) => { });
                using var source = LiveMicrophoneSource.Open(RealPortAudio.Instance, "living_room", sink, TimeProvider.System);
                Assert.True(source.WaitForNext(Cancellation));
            }
        }

        bool IsOurs(string descriptor) => new FileInfo(descriptor).LinkTarget?.StartsWith(_folder, StringComparison.Ordinal) ?? false;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
