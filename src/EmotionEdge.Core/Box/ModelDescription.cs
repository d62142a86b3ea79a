namespace EmotionEdge.Core.Box;

/// <summary>A model of this installation, as its manifest describes it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Task">What it does: <c>face</c>, <c>speech</c>, ...</param>
/// <param name="Version">Its version.</param>
/// <param name="Precision">Of the file that is taken.</param>
/// <param name="License">Its licence.</param>
/// <param name="TrainingData">What it was made from.</param>
/// <param name="Figures">What its training run measured, by name.</param>
/// <param name="HasCard">Whether there is a page about it.</param>
public sealed record ModelDescription(
    string Id,
    string Task,
    string Version,
    string Precision,
    string License,
    IReadOnlyList<string> TrainingData,
    IReadOnlyList<KeyValuePair<string, double>> Figures,
    bool HasCard);
