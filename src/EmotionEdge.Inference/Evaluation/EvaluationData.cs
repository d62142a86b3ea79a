namespace EmotionEdge.Inference;

/// <summary>
/// Labelled data for an evaluation: a folder with one sub-folder per label, or a <c>.csv</c>/<c>.tsv</c> table. Items are read
/// as they are asked for.
/// </summary>
public abstract class EvaluationData
{
    private protected EvaluationData(EvaluationTask task, string path)
    {
        Task = task;
        Path = path;
    }

    public EvaluationTask Task { get; }

    public string Path { get; }

    /// <summary>The labels that the data has, in the task's order.</summary>
    public IReadOnlyList<string> Labels { get; private protected set; } = [];

    /// <summary>How many items there are.</summary>
    public int Count { get; private protected set; }

    /// <summary>Looks the data over: every label and line is checked before the first item is given out.</summary>
    /// <exception cref="EvaluationDataException">There is no such data, or something in it is wrong.</exception>
    public static EvaluationData Open(EvaluationTask task, string path)
    {
        if (Directory.Exists(path))
            return OpenFolder(task, path);
        if (!File.Exists(path))
            throw new EvaluationDataException($"{path}: there is no such file or folder.");
        return System.IO.Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" or ".TSV" => new LabelledTable(task, path),
            _ => throw new EvaluationDataException($"{path}: a folder with one sub-folder per label, a .csv or a .tsv is needed."),
        };
    }

    /// <summary>The items, in the order of the table, or by label and file name.</summary>
    public abstract IEnumerable<EvaluationItem> Items();

    private static LabelledFolder OpenFolder(EvaluationTask task, string path)
    {
        try
        {
            return new LabelledFolder(task, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationDataException($"{path}: the folder cannot be read: {e.Message}", e);
        }
    }

    private protected static IReadOnlyList<string> InOrder(EvaluationTask task, IReadOnlySet<string> labels) =>
        [.. EvaluationLabels.All(task).Where(labels.Contains)];

    private protected static string Unknown(EvaluationTask task, string label) =>
        $"'{label}' is not a label; one of {string.Join(", ", EvaluationLabels.All(task))} is needed";
}
