namespace EmotionEdge.CommandLine;

/// <summary>What <c>devices --json</c> prints.</summary>
/// <param name="Cameras">By number.</param>
/// <param name="Microphones">Every sound device that can record.</param>
/// <param name="Gpio">GPIO chips by number.</param>
/// <param name="Problems">Kinds of devices that could not be listed.</param>
internal sealed record DeviceReport(
    IReadOnlyList<CameraRow> Cameras,
    IReadOnlyList<MicrophoneRow> Microphones,
    IReadOnlyList<GpioRow> Gpio,
    IReadOnlyList<DeviceProblem> Problems);
