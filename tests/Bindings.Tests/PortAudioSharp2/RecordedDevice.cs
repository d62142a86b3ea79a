using System.Runtime.InteropServices;
using PortAudioSharp;
using Xunit;

namespace Bindings.Tests.PortAudioSharp2;

/// <summary>An ALSA device "recording" that plays a file of known samples over and over, and PortAudio started on it.</summary>
public sealed partial class RecordedDevice : IDisposable
{
    public const string Name = "recording";
    public const int Rate = 16000;

    private readonly string folder = Directory.CreateTempSubdirectory("portaudio-").FullName;

    public RecordedDevice()
    {
        var file = Path.Combine(folder, "recording.f32");
        File.WriteAllBytes(file, MemoryMarshal.AsBytes<float>(Samples).ToArray());

        // "null" is there because the plugin looks its slave up by name, "default" because PortAudio 19.6 ends the process
        // (an assertion in BuildDeviceList) when every device of a system without one can be opened.
        var configuration = Path.Combine(folder, "asoundrc");
        File.WriteAllText(configuration, $$"""
            pcm.null { type null }
            pcm.default { type null }
            pcm.{{Name}} {
                type file
                slave.pcm null
                file /dev/null
                infile "{{file}}"
                format raw
            }
            """);

        // Environment.SetEnvironmentVariable does not reach the native environment, where ALSA looks.
        Assert.Equal(0, SetEnvironment("ALSA_CONFIG_PATH", configuration, 1));
        Assert.Equal(0, SetEnvironment("JACK_NO_START_SERVER", "1", 1));
    }

    /// <summary>A ramp in steps that a float holds exactly: each sample tells where it was in the file.</summary>
    public static float[] Samples { get; } = [.. Enumerable.Range(0, 4 * Rate).Select(i => ((i % 30000) - 15000) / 32768f)];

    public static int Index()
    {
        for (var device = 0; device < PortAudio.DeviceCount; device++)
        {
            if (PortAudio.GetDeviceInfo(device).name == Name)
                return device;
        }

        throw new InvalidOperationException($"PortAudio does not list {Name}");
    }

    public static StreamParameters Parameters() => new()
    {
        device = Index(),
        channelCount = 1,
        sampleFormat = SampleFormat.Float32,
        suggestedLatency = 0.1
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
