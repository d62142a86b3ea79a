using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EmotionEdge.Devices;

/// <summary>
/// ALSA and JACK write what they try and miss to standard error: about a hundred lines for each look at the devices, which a microphone that
/// is unplugged would put into the journal every half minute. What matters comes back as return codes as well.
/// </summary>
internal static unsafe partial class NativeSoundMessages
{
    private static bool s_done;

    internal static void Quieten()
    {
        if (s_done)
            return;
        s_done = true;

        Try(() => _ = SetAlsaHandler(&IgnoreAlsa));
        Try(() => SetJackErrorHandler(&IgnoreJack));
        Try(() => SetJackInfoHandler(&IgnoreJack));
    }

    private static void Try(Action set)
    {
        try
        {
            set();
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A PortAudio without this host API: nothing to quieten.
        }
    }

    // The real type has variable arguments behind the format; not reading them is allowed on all Linux calling conventions.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void IgnoreAlsa(byte* file, int line, byte* function, int error, byte* format)
    {
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void IgnoreJack(byte* message)
    {
    }

    [LibraryImport("libasound.so.2", EntryPoint = "snd_lib_error_set_handler")]
    private static partial int SetAlsaHandler(delegate* unmanaged[Cdecl]<byte*, int, byte*, int, byte*, void> handler);

    [LibraryImport("libjack.so.0", EntryPoint = "jack_set_error_function")]
    private static partial void SetJackErrorHandler(delegate* unmanaged[Cdecl]<byte*, void> handler);

    [LibraryImport("libjack.so.0", EntryPoint = "jack_set_info_function")]
    private static partial void SetJackInfoHandler(delegate* unmanaged[Cdecl]<byte*, void> handler);
}
