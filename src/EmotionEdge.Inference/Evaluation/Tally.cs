namespace EmotionEdge.Inference;

/// <summary>Counts answers against the truth. Labels are indices into one list; -1 is an answer that is none of them.</summary>
internal sealed class Tally(IReadOnlyList<string> labels)
{
    private readonly int[,] counts = new int[labels.Count, labels.Count];
    private readonly int[] support = new int[labels.Count];
    private readonly CalibrationError calibration = new();
    private int count;
    private int unknown;
    private int right;

    /// <param name="truth">Index of the item's label.</param>
    /// <param name="answer">Index of the answer, or -1.</param>
    /// <param name="confidence">The probability of the answer, 0..1.</param>
    public void Add(int truth, int answer, float confidence)
    {
        count++;
        support[truth]++;
        bool isRight = truth == answer;
        if (answer >= 0)
            counts[truth, answer]++;
        if (isRight)
            right++;
        calibration.Add(confidence, isRight);
    }

    public void AddUnknown(int truth)
    {
        count++;
        support[truth]++;
        unknown++;
    }

    public EvaluationScores Scores()
    {
        int[] present = [.. Enumerable.Range(0, labels.Count).Where(label => support[label] > 0)];
        LabelScores[] scores = Array.ConvertAll(present, Score);
        return new EvaluationScores
        {
            Count = count,
            Unknown = Share(unknown, count),
            Accuracy = Share(right, count),
            MeanRecall = scores.Length == 0 ? 0 : scores.Average(s => s.Recall),
            MacroF1 = scores.Length == 0 ? 0 : scores.Average(s => s.F1),
            Ece = calibration.Value,
            Calibration = calibration.Curve(),
            Labels = Array.ConvertAll(present, label => labels[label]),
            Confusion = Array.ConvertAll(present, truth => Array.ConvertAll(present, answer => counts[truth, answer])),
            PerLabel = present.Zip(scores).ToDictionary(pair => labels[pair.First], pair => pair.Second),
        };
    }

    private LabelScores Score(int label)
    {
        int answered = 0;
        for (int truth = 0; truth < labels.Count; truth++)
            answered += counts[truth, label];
        int told = counts[label, label];
        return new LabelScores(
            Share(told, support[label]), Share(told, answered), Share(2 * told, support[label] + answered), support[label]);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
