using System.Security.Cryptography;

namespace EmotionEdge.Inference.Tests;

/// <summary>A folder of its own for a test, removed at its end.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("emotionedge-").FullName;

    public string Write(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Copies one of the tiny models under a name and returns its SHA-256.</summary>
    public string CopyTiny(string model, string name)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.Copy(System.IO.Path.Combine(AppContext.BaseDirectory, "Tiny", model), path);
        return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
