using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace EmotionEdge.Dashboard.Assets;

/// <summary>
/// The style sheets, scripts and pictures in this assembly (resources <c>assets/...</c>). Where a script imports another one
/// (<c>from './ui.js'</c>), the other one's address is put in.
/// </summary>
public sealed partial class AssetFiles
{
    private const string ResourcePrefix = "assets/";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary();

    private readonly Dictionary<string, AssetFile> _files = [];

    /// <summary>Reads and compresses all of them.</summary>
    public AssetFiles()
    {
        foreach (var resource in typeof(AssetFiles).Assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(ResourcePrefix, StringComparison.Ordinal))
                Read(resource[ResourcePrefix.Length..]);
        }
    }

    internal IEnumerable<AssetFile> All => _files.Values;

    /// <summary>The address of a file: <c>site.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public string this[string name] => _files.TryGetValue(name, out var file) ? file.Path : throw Missing(name);

    /// <summary>Scripts that import each other in a circle have no addresses: the stack says so.</summary>
    private AssetFile Read(string name)
    {
        if (_files.TryGetValue(name, out var known))
            return known;

        using var stream = typeof(AssetFiles).Assembly.GetManifestResourceStream(ResourcePrefix + name) ?? throw Missing(name);
        var plain = new byte[stream.Length];
        stream.ReadExactly(plain);
        var extension = Path.GetExtension(name);
        if (extension == ".js")
            plain = WithAddresses(plain);
        var hash = Convert.ToHexStringLower(SHA256.HashData(plain))[..12];
        var file = new AssetFile($"/assets/{Path.GetFileNameWithoutExtension(name)}.{hash}{extension}", ContentTypes[extension], plain, Compress(plain));
        _files[name] = file;
        return file;
    }

    private byte[] WithAddresses(byte[] script) => Encoding.UTF8.GetBytes(
        Import().Replace(Encoding.UTF8.GetString(script), import => $"from '{Read(import.Groups[1].Value).Path}'"));

    private static KeyNotFoundException Missing(string name) =>
        new($"There is no asset '{name}'; it must be an EmbeddedResource with the LogicalName {ResourcePrefix}{name}.");

    private static byte[] Compress(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(plain);
        return compressed.ToArray();
    }

    [GeneratedRegex(@"from '\./([\w.-]+\.js)'")]
    private static partial Regex Import();
}
