namespace EmotionEdge.Inference;

/// <summary>
/// Scores a model's answers. The scores count the labels that the data has; an answer with another label is wrong. With
/// <c>restrict</c> the model chooses among the data's labels only.
/// </summary>
public sealed class Evaluator
{
    private readonly EvaluationTask task;
    private readonly string model;
    private readonly Precision precision;
    private readonly IReadOnlyList<string> dataLabels;
    private readonly int[] dataIndex;
    private readonly bool restrict;
    private readonly Tally all;
    private readonly SortedDictionary<string, Tally> groups = new(StringComparer.Ordinal);
    private TimeSpan elapsed;
    private int timed;
    private int failed;

    /// <param name="task">The task.</param>
    /// <param name="model">The model's id.</param>
    /// <param name="precision">The precision of its file.</param>
    /// <param name="modelLabels">The meaning of each score, in order.</param>
    /// <param name="dataLabels">The labels that the data has.</param>
    /// <param name="restrict">Whether the model chooses among <paramref name="dataLabels"/> only.</param>
    /// <exception cref="ArgumentException">The model knows no label of the data.</exception>
    public Evaluator(
        EvaluationTask task,
        string model,
        Precision precision,
        IReadOnlyList<string> modelLabels,
        IReadOnlyList<string> dataLabels,
        bool restrict = false)
    {
        this.task = task;
        this.model = model;
        this.precision = precision;
        this.dataLabels = dataLabels;
        this.restrict = restrict;
        dataIndex = [.. modelLabels.Select(IndexOf)];
        all = new Tally(dataLabels);
        if (dataIndex.All(index => index < 0))
        {
            throw new ArgumentException(
                $"{model} answers {string.Join(", ", modelLabels)}; the data has {string.Join(", ", dataLabels)}.", nameof(dataLabels));
        }
    }

    /// <summary>Takes an answer.</summary>
    /// <param name="truth">One of the data's labels.</param>
    /// <param name="scores">Probabilities, one for each of the model's labels.</param>
    /// <param name="time">How long the item took.</param>
    /// <param name="group">The item's group, if it has one.</param>
    /// <exception cref="ArgumentException">The truth is no label of the data, or the number of scores is wrong.</exception>
    public void Add(string truth, ReadOnlySpan<float> scores, TimeSpan time, string? group = null)
    {
        if (scores.Length != dataIndex.Length)
            throw new ArgumentException($"{scores.Length} scores for {dataIndex.Length} labels.", nameof(scores));
        (int answer, float confidence) = Choose(scores);
        int label = Truth(truth);
        all.Add(label, answer, confidence);
        if (group is not null)
            Group(group).Add(label, answer, confidence);
        Time(time);
    }

    /// <summary>Takes the answer <c>Unknown</c>; it counts as wrong.</summary>
    /// <inheritdoc cref="Add"/>
    public void AddUnknown(string truth, TimeSpan time, string? group = null)
    {
        int label = Truth(truth);
        all.AddUnknown(label);
        if (group is not null)
            Group(group).AddUnknown(label);
        Time(time);
    }

    /// <summary>Counts an item that could not be read.</summary>
    public void AddFailed() => failed++;

    /// <summary>The scores of what was taken so far.</summary>
    public EvaluationResult Result()
    {
        EvaluationScores scores = all.Scores();
        return new EvaluationResult
        {
            Task = task,
            Model = model,
            Precision = precision,
            Count = scores.Count,
            Failed = failed,
            Unknown = scores.Unknown,
            Accuracy = scores.Accuracy,
            MeanRecall = scores.MeanRecall,
            MacroF1 = scores.MacroF1,
            Ece = scores.Ece,
            Calibration = scores.Calibration,
            Labels = scores.Labels,
            Confusion = scores.Confusion,
            PerLabel = scores.PerLabel,
            Groups = groups.ToDictionary(g => g.Key, g => g.Value.Scores()),
            MillisecondsPerItem = timed == 0 ? 0 : elapsed.TotalMilliseconds / timed,
        };
    }

    private (int Answer, float Confidence) Choose(ReadOnlySpan<float> scores)
    {
        int best = -1;
        float sum = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (restrict && dataIndex[i] < 0)
                continue;
            sum += scores[i];
            if (best < 0 || scores[i] > scores[best])
                best = i;
        }

        // Among fewer labels, the probabilities are those given that one of them is right.
        float confidence = restrict && sum > 0 ? scores[best] / sum : scores[best];
        return (dataIndex[best], confidence);
    }

    private int IndexOf(string label)
    {
        for (int i = 0; i < dataLabels.Count; i++)
        {
            if (dataLabels[i].Equals(label, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private int Truth(string label) =>
        IndexOf(label) is var index && index >= 0
            ? index
            : throw new ArgumentException($"'{label}' is not among the data's labels {string.Join(", ", dataLabels)}.", nameof(label));

    private Tally Group(string name)
    {
        if (!groups.TryGetValue(name, out Tally? tally))
            groups[name] = tally = new Tally(dataLabels);
        return tally;
    }

    private void Time(TimeSpan time)
    {
        elapsed += time;
        timed++;
    }
}
