namespace EmotionEdge.Inference;

/// <summary>
/// A table with a header: <c>label</c>, then <c>file</c> (relative to the table) or <c>text</c>, and optionally <c>group</c>.
/// Other columns are left alone.
/// </summary>
internal sealed class LabelledTable : EvaluationData
{
    public LabelledTable(EvaluationTask task, string path)
        : base(task, path)
    {
        HashSet<string> labels = [];
        foreach (EvaluationItem item in Items())
        {
            labels.Add(item.Label);
            Count++;
        }

        if (Count == 0)
            throw new EvaluationDataException($"{path}: there is no row below the header.");
        Labels = InOrder(task, labels);
    }

    public override IEnumerable<EvaluationItem> Items()
    {
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        using IEnumerator<TableRow> rows = TableReader.Read(Path).GetEnumerator();
        if (!rows.MoveNext())
            throw new EvaluationDataException($"{Path}: the file is empty; a header with label and file or text is needed.");
        TableRow header = rows.Current;
        int label = Column(header, "label") ?? throw Missing(header, "label");
        int? text = Column(header, "text");
        int? file = Column(header, "file");
        int? group = Column(header, "group");
        if (text is null && file is null)
            throw Missing(header, "file or text");
        bool takeText = text is not null && (Task == EvaluationTask.Text || file is null);
        if (takeText && Task != EvaluationTask.Text)
            throw Missing(header, "file");

        while (rows.MoveNext())
        {
            TableRow row = rows.Current;
            if (row.Fields.Length != header.Fields.Length)
                throw Wrong(row, $"{row.Fields.Length} fields, the header has {header.Fields.Length}");
            string meant = EvaluationLabels.Resolve(Task, row.Fields[label]) ?? throw Wrong(row, Unknown(Task, row.Fields[label]));
            string content = row.Fields[takeText ? text!.Value : file!.Value];
            if (string.IsNullOrWhiteSpace(content))
                throw Wrong(row, takeText ? "text is empty" : "file is empty");
            string? part = group is { } g && row.Fields[g].Trim() is { Length: > 0 } name ? name : null;
            string? full = takeText ? null : System.IO.Path.Combine(folder, content);
            yield return new EvaluationItem(meant, full, takeText ? content : null, part, full ?? $"{Path}:{row.Line}");
        }
    }

    private static int? Column(TableRow header, string name)
    {
        int at = Array.FindIndex(header.Fields, field => field.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : at;
    }

    private EvaluationDataException Missing(TableRow header, string column) =>
        Wrong(header, $"the header has no column {column}, only {string.Join(", ", header.Fields)}");

    private EvaluationDataException Wrong(TableRow row, string fault) => new($"{Path} line {row.Line}: {fault}.");
}
