namespace EmotionEdge.Core.Status;

/// <summary>A model in use: its id, task and version in the manifest, and the precision that was chosen.</summary>
public sealed record ModelStatus(string Id, string Task, string Version, string Precision);
