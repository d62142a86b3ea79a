using EmotionEdge.Core.Doctor;

namespace EmotionEdge.Devices;

/// <summary>Looks whether the configured devices are there and may be used, without opening camera or microphone.</summary>
public static class DeviceCheck
{
    private const string CameraName = "camera";
    private const string MicrophoneName = "microphone";
    private const string GpioName = "gpio";

    /// <summary>The camera of <c>camera.source</c>.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="root">The root of the file system to look for other cameras in.</param>
    public static Finding Camera(CameraOptions options, string root = "/")
    {
        ArgumentNullException.ThrowIfNull(options);
        var address = CameraAddress.Parse(options.Source);
        return address.Kind switch
        {
            CameraAddressKind.Stream => Finding.Fine(CameraName, $"{address.Display} is reached over the network; the page Live tells whether it answers"),
            CameraAddressKind.File => PlayedFile(CameraName, address.Location),
            _ when !File.Exists(address.Location) => new Finding(CameraName, FindingState.Problem, $"{address.Location} does not exist", Instead(DeviceList.Cameras(root))),
            _ when !DeviceRights.MayUse(address.Location) => new Finding(
                CameraName, FindingState.Problem, $"{address.Location} may not be used by {Environment.UserName}", $"Run: usermod -aG video {Environment.UserName}"),
            _ => Finding.Fine(CameraName, $"{address.Location} is there and may be used"),
        };
    }

    /// <summary>The microphone of <c>microphone.source</c>.</summary>
    /// <exception cref="MissingDependencyException">PortAudio is not installed.</exception>
    /// <exception cref="IOException">The sound system does not start.</exception>
    public static Finding Microphone(MicrophoneOptions options) => Microphone(options, MicrophoneList.Microphones);

    internal static Finding Microphone(MicrophoneOptions options, Func<IReadOnlyList<MicrophoneInfo>> list)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.IsFile)
            return PlayedFile(MicrophoneName, options.Source);
        try
        {
            return Finding.Fine(MicrophoneName, $"{MicrophoneList.Find([.. list()], options.Source).Name} is there");
        }
        catch (IOException exception) when (exception is not FileNotFoundException)
        {
            return new Finding(
                MicrophoneName,
                FindingState.Problem,
                exception.Message,
                $"Plug one in or set microphone.source; {Environment.UserName} must be in the group audio: usermod -aG audio {Environment.UserName}");
        }
    }

    /// <summary>The GPIO lines of the section <c>output</c>.</summary>
    public static Finding Gpio(AlertOutputOptions options) => Gpio(options, new GpioBoard());

    internal static Finding Gpio(AlertOutputOptions options, GpioBoard board)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!options.IsConfigured)
            return Finding.Fine(GpioName, "no light and no buzzer is configured");
        try
        {
            var highest = new[] { options.LedLine, options.BuzzerLine, options.SensingLine }.Max() ?? 0;
            return Finding.Fine(GpioName, $"{board.Choose(options.Chip, highest)} may be used");
        }
        catch (GpioUnavailableException exception)
        {
            return new Finding(GpioName, FindingState.Problem, exception.Message, $"{Environment.UserName} must be in the group gpio: usermod -aG gpio {Environment.UserName}");
        }
    }

    private static Finding PlayedFile(string check, string file) => File.Exists(file)
        ? new Finding(check, FindingState.Hint, $"{file} is played in place of a device")
        : new Finding(check, FindingState.Problem, $"{file} does not exist", $"Set {check}.source to a device: 'emotionedge devices' lists them.");

    private static string Instead(IReadOnlyList<CameraDevice> cameras) => cameras.Count == 0
        ? "Plug a camera in: none is found on this machine."
        : $"Set camera.source to one of: {string.Join(", ", cameras.Select(camera => $"{camera.StablePath ?? camera.Path} ({camera.Name})"))}";
}
