using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace EmotionEdge.Dashboard.Assets;

/// <summary>The style sheets, scripts and pictures in this assembly (resources <c>assets/...</c>).</summary>
public sealed class AssetFiles
{
    private const string ResourcePrefix = "assets/";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, AssetFile> _files = typeof(AssetFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[ResourcePrefix.Length..], Read);

    internal IEnumerable<AssetFile> All => _files.Values;

    /// <summary>The address of a file: <c>site.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public string this[string name] => _files.TryGetValue(name, out var file)
        ? file.Path
        : throw new KeyNotFoundException($"There is no asset '{name}'; it must be an EmbeddedResource with the LogicalName {ResourcePrefix}{name}.");

    private static AssetFile Read(string resource)
    {
        using var stream = typeof(AssetFiles).Assembly.GetManifestResourceStream(resource)!;
        var plain = new byte[stream.Length];
        stream.ReadExactly(plain);
        var hash = Convert.ToHexStringLower(SHA256.HashData(plain))[..12];
        var name = resource[ResourcePrefix.Length..];
        var extension = Path.GetExtension(name);
        return new AssetFile($"/assets/{Path.GetFileNameWithoutExtension(name)}.{hash}{extension}", ContentTypes[extension], plain, Compress(plain));
    }

    private static byte[] Compress(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(plain);
        return compressed.ToArray();
    }
}
