namespace EmotionEdge.Core.Fusion;

/// <summary>
/// How what the senses say becomes one estimate. Each method but the last only chooses the weights in <c>y = sum(w_i p_i) / sum(w_i)</c>
/// over the senses that are present; see L. I. Kuncheva, "Combining Pattern Classifiers" (2nd ed., 2014), chapters 4 and 5.
/// </summary>
public enum FusionMethod
{
    /// <summary>A sense's weight times the quality and freshness of its best reading.</summary>
    WeightedAverage,

    /// <summary>
    /// Each sense whose leading emotion is probable enough votes for it. Only the senses that voted for the emotion with the
    /// most votes count, with the weights of the average; on a tie all that voted for one of those tied do, so that two
    /// senses that disagree are averaged. When nobody votes, all count.
    /// </summary>
    MajorityVote,

    /// <summary>
    /// A sense's weight times the probability that its best reading is right, a logistic function of quality, age and
    /// confidence; scores of a sense that is known to be badly calibrated are flattened. <see cref="ReliabilityOptions"/>.
    /// </summary>
    Reliability,

    /// <summary>
    /// Early fusion: a small network with attention over the embeddings of the senses, <see cref="IEarlyFusion"/>. The weights
    /// of the options only switch a sense off where they are 0.
    /// </summary>
    Attention,
}
