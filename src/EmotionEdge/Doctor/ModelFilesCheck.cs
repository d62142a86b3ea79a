using EmotionEdge.Core.Doctor;
using EmotionEdge.Inference;

namespace EmotionEdge.Doctor;

/// <summary>Every model file is the manifest's.</summary>
internal static class ModelFilesCheck
{
    public const string Name = "models";

    /// <exception cref="ModelException">The manifest is missing or wrong.</exception>
    public static IEnumerable<Finding> Look(ModelOptions options)
    {
        var store = ModelStore.Load(options);
        var checks = store.Verify().ToList();
        foreach (var fault in checks.Select(check => check.Fault).OfType<string>())
            yield return new Finding(Name, FindingState.Missing, fault, "Install the models again.");
        if (store.Warning is { } warning)
            yield return new Finding(Name, FindingState.Hint, warning);
        if (checks.TrueForAll(check => check.Fault is null))
            yield return Finding.Fine(Name, $"{checks.Count} files of {store.Models.Count} models have the checksums of the manifest");
    }
}
