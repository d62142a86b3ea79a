using System.Text.Json;

namespace EmotionEdge.Inference;

/// <summary>Reads and checks <c>manifest.json</c>.</summary>
internal static class ManifestReader
{
    /// <exception cref="ModelException">The file is missing or says something that cannot be right; all faults are listed.</exception>
    public static ModelManifest Read(string path)
    {
        ModelManifest manifest = Parse(path);
        List<string> faults = [.. Faults(manifest)];
        return faults.Count == 0
            ? manifest
            : throw new ModelException($"{path}: {string.Join("; ", faults)}. {Remedy}");
    }

    private const string Remedy = "Install the models again, or correct the manifest.";

    private static ModelManifest Parse(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, ModelJsonContext.Default.ModelManifest)
                ?? throw new ModelException($"{path}: the file says null. {Remedy}");
        }
        catch (JsonException e)
        {
            string where = e.LineNumber is { } line ? $" line {line + 1}" : "";
            throw new ModelException($"{path}{where}: {e.Message} {Remedy}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{path}: the model manifest cannot be read: {e.Message} Set models:directory to the folder that has it.", e);
        }
    }

    private static IEnumerable<string> Faults(ModelManifest manifest)
    {
        if (manifest.Schema != ModelManifest.CurrentSchema)
            yield return $"schema is {manifest.Schema}, this program reads {ModelManifest.CurrentSchema}";
        foreach (IGrouping<string, ModelInfo> twins in manifest.Models.GroupBy(m => m.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"model {twins.Key} is listed {twins.Count()} times";
        foreach (ModelInfo model in manifest.Models)
        {
            foreach (string fault in Faults(model))
                yield return $"model {model.Id}: {fault}";
        }
    }

    private static IEnumerable<string> Faults(ModelInfo model)
    {
        foreach (ModelFile file in model.Files.Concat(model.Companions.Values))
        {
            if (file.Sha256.Length != 64 || !file.Sha256.All(char.IsAsciiHexDigit))
                yield return $"sha256 of {file.File} is '{file.Sha256}', 64 hexadecimal digits are right";
            if (file.File.Length == 0 || Path.GetFileName(file.File) != file.File)
                yield return $"file '{file.File}' must be a plain file name";
            if (file.Calibration is { } own && Fault(own, model) is { } wrong)
                yield return $"{file.File}: {wrong}";
        }

        if (model.Calibration is { } calibration && Fault(calibration, model) is { } fault)
            yield return fault;
        if (model.Alignment is { } eyes && (eyes.LeftEye.Count != 2 || eyes.RightEye.Count != 2))
            yield return "alignment: each eye needs x and y";
    }

    private static string? Fault(Calibration calibration, ModelInfo model)
    {
        if (!(calibration.Temperature > 0) || !float.IsFinite(calibration.Temperature))
            return $"calibration temperature is {calibration.Temperature}, it must be above 0";
        return calibration.LogitBias.Count is var count && count != 0 && count != model.Labels.Count
            ? $"calibration has {count} biases for {model.Labels.Count} labels"
            : null;
    }
}
