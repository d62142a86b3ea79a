using EmotionEdge.Core.Analyses;

namespace EmotionEdge.Uploads;

/// <summary>
/// Copies of kept videos into which is drawn what was found: those on their way, and those that are done, which lie beside
/// their videos. For one thread at a time, but for <see cref="Begin"/>.
/// </summary>
internal sealed class DrawingShelf(UploadFolder folder)
{
    /// <summary>By analysis; those that have ended stay, so that it can be told how.</summary>
    private readonly Dictionary<string, AnalysisTask> _tasks = [];

    /// <summary>The name of the file of one that is done.</summary>
    public static string FileOf(string id) => id + ".mp4";

    /// <summary>How it stands; <see langword="null"/> where nobody asked for one.</summary>
    public DrawnVideo? Find(string id) =>
        _tasks.TryGetValue(id, out var task) ? new DrawnVideo(task.Now.State, task.Now.Progress, task.Now.Error)
        : folder.Has(FileOf(id)) ? new DrawnVideo(AnalysisState.Done, 1, null)
        : null;

    public Stream? Open(string id) => folder.OpenRead(FileOf(id));

    public void Add(AnalysisTask task) => _tasks[task.Id] = task;

    /// <summary>Removes one; one that is on its way is given up.</summary>
    /// <returns>One whose work has not begun, so that nobody else will end it.</returns>
    public AnalysisTask? Remove(string id)
    {
        folder.Remove(FileOf(id));
        if (!_tasks.Remove(id, out var task) || task.Now.HasEnded)
            return null;
        task.IsForgotten = true;
        return task.Cancel() ? null : task;
    }

    /// <summary>The file into which one goes.</summary>
    public GrowingFile Begin(AnalysisTask task)
    {
        folder.Remove(UnfinishedFileOf(task.Id));
        return new GrowingFile(folder, UnfinishedFileOf(task.Id));
    }

    /// <summary>One has come to its end.</summary>
    public void End(AnalysisTask task)
    {
        if (task.Now.State == AnalysisState.Done && !task.IsForgotten)
            folder.Rename(UnfinishedFileOf(task.Id), FileOf(task.Id));
        else
            folder.Remove(UnfinishedFileOf(task.Id));
    }

    private static string UnfinishedFileOf(string id) => id + ".drawing";
}
