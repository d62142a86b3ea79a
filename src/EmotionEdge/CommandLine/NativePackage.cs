namespace EmotionEdge.CommandLine;

/// <summary>Which Debian packages bring a native library that could not be loaded.</summary>
internal static class NativePackage
{
    /// <summary>All libraries, by a part of their names.</summary>
    public static IReadOnlyList<(string Library, string Packages)> Known { get; } =
    [
        ("OpenCvSharpExtern", "libopencv-core406 libopencv-imgproc406 libopencv-imgcodecs406 libopencv-videoio406"),
        ("mosquitto", "libmosquitto1"),
        ("portaudio", "libportaudio2"),
        ("onnxruntime", "libstdc++6"),
        ("libcrypt", "libcrypt1"),
    ];

    /// <summary>The packages for the library that a message names.</summary>
    public static string Of(string message) =>
        Known.FirstOrDefault(known => message.Contains(known.Library, StringComparison.OrdinalIgnoreCase)).Packages
        ?? string.Join(' ', Known.Select(known => known.Packages));
}
