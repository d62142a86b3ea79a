using PortAudioSharp;

namespace EmotionEdge.Devices;

/// <summary>
/// Holds PortAudio open. Its start, stop and opening of streams must not run at the same time, and its list of devices is as old as the
/// first of the sessions that overlap.
/// </summary>
internal sealed class PortAudioSession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly object s_gate = new();

    private readonly IPortAudio _portAudio;

    private PortAudioSession(IPortAudio portAudio) => _portAudio = portAudio;

    /// <exception cref="MissingDependencyException">The native library is not installed.</exception>
    /// <exception cref="IOException">It does not start, or hangs in another thread.</exception>
    internal static PortAudioSession Begin(IPortAudio portAudio)
    {
        Locked(() =>
        {
            try
            {
                portAudio.Initialize();
            }
            catch (DllNotFoundException e)
            {
                throw new MissingDependencyException("PortAudio", "apt-get install libportaudio2", e);
            }
            catch (PortAudioException e)
            {
                throw new IOException($"the sound system does not start: {e.Message}", e);
            }

            return true;
        });
        return new PortAudioSession(portAudio);
    }

    /// <summary>Runs one or more calls of PortAudio while no other thread does.</summary>
    /// <exception cref="IOException">Another thread hangs in the sound system.</exception>
    internal static T Locked<T>(Func<T> calls)
    {
        if (!Monitor.TryEnter(s_gate, Patience))
            throw new IOException("the sound system does not answer; unplug the microphone or restart the service");
        try
        {
            return calls();
        }
        finally
        {
            Monitor.Exit(s_gate);
        }
    }

    public void Dispose()
        => Locked(() =>
        {
            _portAudio.Terminate();
            return true;
        });
}
