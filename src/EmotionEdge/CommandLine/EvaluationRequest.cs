using EmotionEdge.Analysis;
using EmotionEdge.Inference;
using EmotionEdge.Vision.Robustness;

namespace EmotionEdge.CommandLine;

/// <summary>What <c>models evaluate</c> was asked for.</summary>
/// <param name="Task">What to measure.</param>
/// <param name="Data">Folder or table.</param>
/// <param name="Model">An id; <see langword="null"/> for the first model of the task.</param>
/// <param name="Precision">A precision; <see langword="null"/> for the one that runs here.</param>
/// <param name="Restrict">Whether the model chooses among the data's labels only.</param>
/// <param name="Aligned">Whether each picture is one face already cut out.</param>
/// <param name="Robustness">Whether to measure faces under worse conditions, too.</param>
/// <param name="Plot">Where to draw the result; <see langword="null"/> for nowhere.</param>
internal sealed record EvaluationRequest(
    EvaluationTask Task, string Data, string? Model, Precision? Precision, bool Restrict, bool Aligned, bool Robustness, string? Plot)
{
    /// <summary>The worse conditions that are to be measured.</summary>
    public IReadOnlyList<PictureCondition> Conditions => Robustness ? PictureCondition.All : [];

    private ModelTask ModelTask => Enum.Parse<ModelTask>(Task.ToString());

    /// <summary>The model and file that are meant.</summary>
    /// <exception cref="UsageException">There is no such model or precision, or it is for something else.</exception>
    /// <exception cref="ModelException">There is no model for the task.</exception>
    public (ModelInfo Model, ModelFile File) Choose(ModelStore store)
    {
        var candidates = store.Models.Where(model => model.Task == ModelTask).ToList();
        var task = ModelNames.Of(ModelTask);
        if (candidates.Count == 0)
            throw new ModelException($"no model for {task} in the manifest {Path.Combine(store.Directory, "manifest.json")}.");

        var model = Model is null ? candidates[0] : candidates.Find(candidate => candidate.Id == Model)
            ?? throw new UsageException($"--model {Model}: there is no such model for {task}, only {string.Join(", ", candidates.Select(m => m.Id))}.");
        if (Precision is not { } precision)
            return (model, store.Choose(model));
        if (model.Files.Count == 0)
            throw new ModelException($"model {model.Id} has no files. Install the models again.");
        return (model, model.File(precision) ?? throw new UsageException(
            $"--precision {ModelNames.Of(precision)}: model {model.Id} has only {string.Join(", ", model.Files.Select(f => ModelNames.Of(f.Precision)))}."));
    }

    /// <summary>Opens the model to answer items.</summary>
    /// <exception cref="ModelException">A file is missing or not the manifest's.</exception>
    public IItemClassifier Open(SenseFactory senses, ModelInfo model, ModelFile file, PictureCondition? condition = null) => Task switch
    {
        EvaluationTask.Face => new FaceClassifier(senses.OpenImages(model, file), Aligned, condition),
        EvaluationTask.Speech => new SpeechClassifier(senses.OpenClips(model, file)),
        EvaluationTask.Sound => new SoundClassifier(senses.OpenSounds(model, file)),
        EvaluationTask.Text => new TextClassifier(senses.OpenText(model, file)),
        _ => throw new ModelException($"model {model.Id}: this version cannot run models for {ModelNames.Of(ModelTask)}."),
    };
}
