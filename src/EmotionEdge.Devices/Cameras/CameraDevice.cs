namespace EmotionEdge.Devices;

/// <summary>A camera that is plugged in.</summary>
/// <param name="Path">Its device, such as <c>/dev/video0</c>; may change from boot to boot.</param>
/// <param name="Name">What the driver calls it.</param>
/// <param name="StablePath">The name under <c>/dev/v4l/by-id</c> that follows the device, when it has one.</param>
public sealed record CameraDevice(string Path, string Name, string? StablePath);
