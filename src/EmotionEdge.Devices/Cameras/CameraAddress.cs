using System.Globalization;

namespace EmotionEdge.Devices;

/// <summary>A camera's source, understood.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Location">The device's path, the file's path, or the whole address with its credentials.</param>
/// <param name="Display">What may be shown and logged: never a password.</param>
internal sealed record CameraAddress(CameraAddressKind Kind, string Location, string Display)
{
    public static CameraAddress Parse(string source)
    {
        var text = source.Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return Device(string.Create(CultureInfo.InvariantCulture, $"/dev/video{index}"));
        if (text.StartsWith("/dev/", StringComparison.Ordinal))
            return Device(text);
        if (text.Contains("://", StringComparison.Ordinal))
            return new CameraAddress(CameraAddressKind.Stream, text, WithoutCredentials(text));
        return new CameraAddress(CameraAddressKind.File, text, text);
    }

    private static CameraAddress Device(string path) => new(CameraAddressKind.Device, path, path);

    // Everything between the scheme and the last @ before the path; Uri is too strict for what cameras accept.
    private static string WithoutCredentials(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = address.IndexOf('/', start);
        var host = end < 0 ? address[start..] : address[start..end];
        var at = host.LastIndexOf('@');

        // A password that holds a slash leaves the @ behind the first slash.
        if (at < 0 && address.LastIndexOf('@') is var late && late > start)
            return $"{address[..start]}***{address[late..]}";
        return at < 0 ? address : $"{address[..start]}***{host[at..]}{(end < 0 ? "" : address[end..])}";
    }
}
