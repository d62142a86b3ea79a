namespace EmotionEdge.Inference;

/// <summary>Puts every item of the data to a classifier and scores the answers.</summary>
public sealed class EvaluationRun(EvaluationData data, Evaluator evaluator, IItemClassifier classifier, TimeProvider time)
{
    /// <summary>Runs to the end of the data.</summary>
    /// <param name="failed">Told of each file that could not be read, and why.</param>
    /// <param name="progress">Told how many items are done; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the run between two items.</param>
    public EvaluationResult Execute(
        Action<EvaluationItem, ItemUnreadableException> failed, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        float[] scores = new float[classifier.Labels.Count];
        int done = 0;
        foreach (EvaluationItem item in data.Items())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Take(item, scores, cancellationToken);
            }
            catch (ItemUnreadableException e)
            {
                evaluator.AddFailed();
                failed(item, e);
            }

            progress?.Report(++done);
        }

        return evaluator.Result();
    }

    private void Take(EvaluationItem item, float[] scores, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        bool known = classifier.Classify(item, scores, cancellationToken);
        TimeSpan elapsed = time.GetElapsedTime(start);
        if (known)
            evaluator.Add(item.Label, scores, elapsed, item.Group);
        else
            evaluator.AddUnknown(item.Label, elapsed, item.Group);
    }
}
