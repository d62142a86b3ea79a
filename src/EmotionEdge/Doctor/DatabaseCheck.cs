using EmotionEdge.Core.Doctor;
using EmotionEdge.Storage.Database;

namespace EmotionEdge.Doctor;

/// <summary>The database is whole.</summary>
internal static class DatabaseCheck
{
    public const string Name = "database";

    public static IEnumerable<Finding> Look(string file)
    {
        if (!File.Exists(file))
            yield return new Finding(Name, FindingState.Hint, $"{file} is not there yet; the service makes it at its start");
        else if (DatabaseInspection.FaultOf(file) is { } fault)
            yield return new Finding(Name, FindingState.Problem, fault, "A backup brings it back: emotionedge restore FILE");
        else
            yield return Finding.Fine(Name, $"{file} is whole");
        if (File.Exists($"{file}.damaged"))
        {
            yield return new Finding(
                Name, FindingState.Hint, $"{file}.damaged was set aside", "Restore a backup (emotionedge restore FILE), and delete that file when nothing in it is needed any more.");
        }
    }
}
