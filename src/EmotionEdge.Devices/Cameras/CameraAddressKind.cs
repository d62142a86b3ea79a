namespace EmotionEdge.Devices;

/// <summary>What a camera's source names.</summary>
internal enum CameraAddressKind
{
    /// <summary>A video device of this machine.</summary>
    Device,

    /// <summary>A video file.</summary>
    File,

    /// <summary>A stream from the network.</summary>
    Stream,
}
