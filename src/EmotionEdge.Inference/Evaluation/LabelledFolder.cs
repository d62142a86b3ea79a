namespace EmotionEdge.Inference;

/// <summary>A folder with one sub-folder per label; files may lie deeper. Names that begin with a dot are left out.</summary>
internal sealed class LabelledFolder : EvaluationData
{
    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    private readonly List<(string Label, string Folder)> folders = [];

    public LabelledFolder(EvaluationTask task, string path)
        : base(task, path)
    {
        List<string> unknown = [];
        foreach (string folder in Directory.EnumerateDirectories(path, "*", new EnumerationOptions()))
        {
            string name = System.IO.Path.GetFileName(folder);
            if (EvaluationLabels.Resolve(task, name) is { } label)
                folders.Add((label, folder));
            else
                unknown.Add(name);
        }

        if (unknown.Count > 0)
            throw new EvaluationDataException($"{path}: {string.Join("; ", unknown.Order().Select(name => Unknown(task, name)))}.");
        folders.Sort((a, b) => string.CompareOrdinal(a.Folder, b.Folder));
        Dictionary<string, int> counts = folders
            .GroupBy(f => f.Label)
            .ToDictionary(g => g.Key, g => g.Sum(f => Directory.EnumerateFiles(f.Folder, "*", Deep).Count()));
        Count = counts.Values.Sum();
        Labels = InOrder(task, counts.Where(c => c.Value > 0).Select(c => c.Key).ToHashSet());
        if (Count == 0)
            throw new EvaluationDataException($"{path}: no files in sub-folders named after labels ({string.Join(", ", EvaluationLabels.All(task))}).");
    }

    public override IEnumerable<EvaluationItem> Items() =>
        from folder in folders
        from file in Directory.EnumerateFiles(folder.Folder, "*", Deep).Order(StringComparer.Ordinal)
        select new EvaluationItem(folder.Label, System.IO.Path.GetFullPath(file), Text: null, Group: null, file);
}
