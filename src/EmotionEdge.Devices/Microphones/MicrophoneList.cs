namespace EmotionEdge.Devices;

/// <summary>The microphones of this machine.</summary>
public static class MicrophoneList
{
    /// <summary>Those that are plugged in; a microphone that came while another one is open is seen after that was closed.</summary>
    /// <exception cref="MissingDependencyException">PortAudio is not installed.</exception>
    /// <exception cref="IOException">The sound system does not start.</exception>
    public static IReadOnlyList<MicrophoneInfo> Microphones() => Microphones(RealPortAudio.Instance);

    internal static IReadOnlyList<MicrophoneInfo> Microphones(IPortAudio portAudio)
    {
        using var session = PortAudioSession.Begin(portAudio);
        return PortAudioSession.Locked(() => Inputs(portAudio));
    }

    /// <summary>All input devices of a session that is open.</summary>
    internal static List<MicrophoneInfo> Inputs(IPortAudio portAudio)
    {
        var inputs = new List<MicrophoneInfo>();
        var standard = portAudio.DefaultInputDevice;
        for (var device = 0; device < portAudio.DeviceCount; device++)
        {
            var info = portAudio.GetDeviceInfo(device);
            if (info.maxInputChannels > 0)
            {
                inputs.Add(new MicrophoneInfo(info.name, device == standard, info.maxInputChannels, info.defaultSampleRate)
                {
                    Index = device,
                    LatencySeconds = info.defaultHighInputLatency,
                });
            }
        }

        return inputs;
    }

    /// <summary>The one that a configuration means: the default, the one of exactly this name, or the first whose name holds it.</summary>
    /// <exception cref="IOException">There is none; the message lists what there is.</exception>
    internal static MicrophoneInfo Find(List<MicrophoneInfo> inputs, string wanted)
    {
        if (inputs.Count == 0)
            throw new IOException("no microphone is plugged in");

        var found = string.Equals(wanted, "default", StringComparison.OrdinalIgnoreCase)
            ? inputs.Find(i => i.IsDefault) ?? inputs[0]
            : inputs.Find(i => string.Equals(i.Name, wanted, StringComparison.OrdinalIgnoreCase))
                ?? inputs.Find(i => i.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase));
        return found
            ?? throw new IOException($"no microphone is called \"{wanted}\"; there are: {string.Join(", ", inputs.Select(i => $"\"{i.Name}\""))}");
    }
}
