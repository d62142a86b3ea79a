using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using EmotionEdge.Core;
using EmotionEdge.Core.Box;
using EmotionEdge.Core.Status;
using EmotionEdge.Dashboard.Live;

namespace EmotionEdge.Dashboard.Box;

/// <summary>
/// What helps somebody elsewhere to find out what is wrong with a box. It is made of what the service says of itself; nothing
/// is read of the database, the uploads or the camera, so that nothing of people can get in.
/// </summary>
internal sealed class SupportBundle(IStatusSource status, IBoxFacts facts, IModelCatalogue models, FindingDesk findings)
{
    public const string ContentType = "application/zip";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>A ZIP file.</returns>
    public async Task<byte[]> WriteAsync(CancellationToken cancellationToken)
    {
        var found = await findings.LookAsync(cancellationToken).ConfigureAwait(false);
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "versions.json", facts.Versions);
            Add(zip, "configuration.json", facts.Configuration);
            Add(zip, "status.json", status.Last is { } report ? StatusAnswer.Of(report) : null);
            Add(zip, "models.json", models.Models.Select(model => new { model.Id, model.Task, model.Version, model.Precision }));
            Add(zip, "findings.json", found);
            AddText(zip, "log.txt", string.Join('\n', facts.LogLines) + "\n");
        }

        return content.ToArray();
    }

    private static void Add<T>(ZipArchive zip, string name, T value) => AddText(zip, name, JsonSerializer.Serialize(value, Json) + "\n");

    private static void AddText(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Optimal).Open());
        writer.Write(Credentials.Without(text));
    }
}
