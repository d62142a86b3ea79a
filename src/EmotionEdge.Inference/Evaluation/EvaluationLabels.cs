using EmotionEdge.Core;

namespace EmotionEdge.Inference;

/// <summary>The labels that test data may use.</summary>
public static class EvaluationLabels
{
    private static readonly string[] Emotions = [.. EmotionNames.All];
    private static readonly string[] Sounds = ["Laugh", "Cry", "Scream", "Sigh", "Cough", "BabyCry", "Other"];

    /// <summary>All labels of a task, in the order in which results list them.</summary>
    public static IReadOnlyList<string> All(EvaluationTask task) => task == EvaluationTask.Sound ? Sounds : Emotions;

    /// <summary>
    /// The label that a text of the data means, in any letter case; RAVDESS's <c>calm</c> is Neutral.
    /// <see langword="null"/> for everything else.
    /// </summary>
    public static string? Resolve(EvaluationTask task, string text)
    {
        string trimmed = text.Trim();
        if (task != EvaluationTask.Sound && trimmed.Equals("calm", StringComparison.OrdinalIgnoreCase))
            return Emotion.Neutral.Name();
        return All(task).FirstOrDefault(label => label.Equals(trimmed, StringComparison.OrdinalIgnoreCase));
    }
}
