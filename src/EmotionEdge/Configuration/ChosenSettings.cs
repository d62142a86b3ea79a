using System.Text.Json.Nodes;
using EmotionEdge.Core.Setup;

namespace EmotionEdge.Configuration;

/// <summary>
/// The broker as it was chosen on the page: a file of settings in the service's folder, which only its owner may read. It wins
/// over the files of the configuration; the environment and the command line win over it.
/// </summary>
/// <param name="file">Where it is kept.</param>
internal sealed class ChosenSettings(string file)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Section = "mqtt";
    private const string Password = "password";

    /// <summary>The keys that it holds; they say together where a password goes.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. new[] { "host", "port", "tls", "user", Password }.Select(key => $"{Section}:{key}")];

    /// <summary>Its file in the service's folder.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "chosen-settings.json");

    /// <summary>Keeps a broker for the next starts.</summary>
    /// <param name="broker">What was chosen; without a password the one that is kept here stays, where the broker is the same.</param>
    /// <param name="isSame">It is the broker that is configured: nobody gets a password by naming a broker of their own.</param>
    /// <exception cref="IOException">It cannot be kept.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be kept.</exception>
    public void Keep(BrokerTrial broker, bool isSame)
    {
        var kept = new JsonObject
        {
            ["host"] = broker.Host,
            ["port"] = broker.Port,
            ["tls"] = broker.Tls,
            ["user"] = broker.User ?? "",
        };
        // Left out, the password of the systemd credential counts; empty, none does.
        if ((broker.Password ?? (isSame ? KeptPassword() : "")) is { } password)
            kept[Password] = password;
        Write(new JsonObject { [Section] = kept }.ToJsonString(new() { WriteIndented = true }));
    }

    private string? KeptPassword() =>
        File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))?[Section]?[Password]?.GetValue<string>() : null;

    /// <summary>All of it, or nothing, and never readable for others.</summary>
    private void Write(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!, OwnerOnly | UnixFileMode.UserExecute);
        var next = file + ".new";
        File.Delete(next);
        using (var stream = new FileStream(next, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, file, overwrite: true);
    }
}
