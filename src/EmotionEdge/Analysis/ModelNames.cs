using EmotionEdge.Core.Status;
using EmotionEdge.Inference;

namespace EmotionEdge.Analysis;

/// <summary>The names of tasks and precisions as the manifest spells them.</summary>
internal static class ModelNames
{
    public static string Of(Precision precision) => precision.ToString().ToLowerInvariant();

    /// <summary><c>face-detection</c> for <see cref="ModelTask.FaceDetection"/>.</summary>
    public static string Of(ModelTask task) => string.Concat(
        task.ToString().Select((letter, i) => (i > 0 && char.IsUpper(letter) ? "-" : "") + char.ToLowerInvariant(letter)));

    public static ModelStatus StatusOf(ModelInfo model, ModelFile file) => new(model.Id, Of(model.Task), model.Version, Of(file.Precision));
}
