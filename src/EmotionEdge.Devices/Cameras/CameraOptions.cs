using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Devices;

/// <summary>Which camera, and what is asked of it.</summary>
public sealed class CameraOptions
{
    /// <summary>
    /// A device (<c>/dev/video0</c>, <c>/dev/v4l/by-id/...</c>, or its number), a video file, or an address
    /// (<c>rtsp://</c>, <c>http://</c>, <c>https://</c>).
    /// </summary>
    /// <value>/dev/video0.</value>
    [Required]
    public string Source { get; set; } = "/dev/video0";

    /// <summary>Width asked of a device, in pixels.</summary>
    /// <value>640.</value>
    [Range(64, 7680)]
    public int Width { get; set; } = 640;

    /// <summary>Height asked of a device, in pixels.</summary>
    /// <value>480.</value>
    [Range(64, 4320)]
    public int Height { get; set; } = 480;

    /// <summary>Frames a second asked of a device.</summary>
    /// <value>15.</value>
    [Range(1, 240)]
    public double FramesPerSecond { get; set; } = 15;

    /// <summary>Pixel format asked of a device, as a four-character code; MJPG keeps the USB bus free.</summary>
    /// <value>MJPG.</value>
    [RegularExpression("^[A-Za-z0-9 ]{4}$", ErrorMessage = "The format must be a four-character code such as MJPG or YUYV.")]
    public string Format { get; set; } = "MJPG";

    /// <summary>Whether a video file begins again at its end.</summary>
    /// <value>False.</value>
    public bool Loop { get; set; }

    /// <summary>Whether a video file plays at its own speed instead of as fast as it can be decoded.</summary>
    /// <value>True.</value>
    public bool OwnSpeed { get; set; } = true;
}
