using System.Text.Json;

namespace EmotionEdge.Inference;

/// <summary>What <c>models bench</c> found, kept as <c>model-precision.json</c> in the state directory.</summary>
internal sealed class PrecisionChoices
{
    public const string FileName = "model-precision.json";

    private readonly string? path;
    private readonly Dictionary<string, PrecisionChoice> choices = new(StringComparer.Ordinal);

    private PrecisionChoices(string? path) => this.path = path;

    /// <summary>Why the kept choices could not be read; the models run without them.</summary>
    public string? Fault { get; private set; }

    public static PrecisionChoices Load(string? directory)
    {
        var result = new PrecisionChoices(directory is null ? null : System.IO.Path.Combine(directory, FileName));
        if (result.path is null || !File.Exists(result.path))
            return result;
        try
        {
            using FileStream stream = File.OpenRead(result.path);
            foreach (PrecisionChoice choice in JsonSerializer.Deserialize(stream, ModelJsonContext.Default.PrecisionChoiceFile)?.Choices ?? [])
                result.choices[choice.Model] = choice;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            result.Fault = $"{result.path}: the measured precisions cannot be read: {e.Message} Run: emotionedge models bench";
        }

        return result;
    }

    public Precision? For(ModelInfo model) =>
        choices.TryGetValue(model.Id, out PrecisionChoice? choice) && choice.Version == model.Version ? choice.Precision : null;

    /// <exception cref="ModelException">There is no state directory, or it cannot be written.</exception>
    public void Keep(PrecisionChoice choice)
    {
        if (path is null)
            throw new ModelException("models:stateDirectory is not set, so the choice cannot be kept. Set it to a folder that may be written.");
        choices[choice.Model] = choice;
        string draft = path + ".new";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            using (FileStream stream = File.Create(draft))
                JsonSerializer.Serialize(stream, new PrecisionChoiceFile { Choices = [.. choices.Values] }, ModelJsonContext.Default.PrecisionChoiceFile);

            // A power cut leaves the old file or the new one, never half of one.
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{path}: the choice cannot be kept: {e.Message} Check models:stateDirectory and its permissions.", e);
        }
    }
}
