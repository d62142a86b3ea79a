using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Core.Fusion;

/// <summary>
/// How probable it is that a reading is right: <c>1 / (1 + exp(-z))</c> with
/// <c>z = bias - quality (1 - q) - age a - confidence (1 - p)</c> for a reading of quality q, a half-lives old, whose leading
/// emotion has the probability p. The coefficients are those of a logistic regression of "the leading emotion was the true
/// one" on (1 - q), a and (1 - p), one bias a sense; the defaults are reasoned, not fitted: at its best a reading is right
/// in 88 of 100 cases, and quality matters more than confidence. A fit on the corpora was no better (card of
/// fusion-attention). Section <c>fusion.reliability</c>, for the method Reliability.
/// </summary>
public sealed class ReliabilityOptions
{
    /// <summary>Log-odds that a fresh, perfect and certain reading of a face is right.</summary>
    /// <value>Defaults to 2.</value>
    [Range(-10, 10)]
    public float FaceBias { get; set; } = 2;

    /// <summary>The same for a voice.</summary>
    /// <value>Defaults to 2.</value>
    [Range(-10, 10)]
    public float SpeechBias { get; set; } = 2;

    /// <summary>The same for words.</summary>
    /// <value>Defaults to 2.</value>
    [Range(-10, 10)]
    public float TextBias { get; set; } = 2;

    /// <summary>The same for sounds without words.</summary>
    /// <value>Defaults to 2.</value>
    [Range(-10, 10)]
    public float SoundBias { get; set; } = 2;

    /// <summary>By how much the log-odds fall from quality 1 to 0.</summary>
    /// <value>Defaults to 3.</value>
    [Range(0, 20)]
    public float Quality { get; set; } = 3;

    /// <summary>By how much they fall with each half-life of age.</summary>
    /// <value>Defaults to 0.7.</value>
    [Range(0, 20)]
    public float Age { get; set; } = 0.7f;

    /// <summary>By how much they fall from a leading probability of 1 to 0.</summary>
    /// <value>Defaults to 2.</value>
    [Range(0, 20)]
    public float Confidence { get; set; } = 2;

    /// <summary>
    /// The expected calibration error of the face's probabilities, as its model's card or <c>models evaluate</c> has it: so
    /// much of them is spread evenly over all emotions.
    /// </summary>
    /// <value>Defaults to 0.</value>
    [Range(0, 1)]
    public float FaceCalibrationError { get; set; }

    /// <summary>The same for a voice.</summary>
    /// <value>Defaults to 0.</value>
    [Range(0, 1)]
    public float SpeechCalibrationError { get; set; }

    /// <summary>The same for words.</summary>
    /// <value>Defaults to 0.</value>
    [Range(0, 1)]
    public float TextCalibrationError { get; set; }

    /// <summary>The same for sounds without words.</summary>
    /// <value>Defaults to 0.</value>
    [Range(0, 1)]
    public float SoundCalibrationError { get; set; }

    /// <summary>The probability, 0..1, that a reading is right.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="halfLives">Its age, in half-lives of its sense.</param>
    internal float Of(in Reading reading, double halfLives)
    {
        var z = BiasOf(reading.Modality)
            - (Quality * (1 - reading.Quality))
            - (Age * halfLives)
            - (Confidence * (1 - reading.Scores[reading.Scores.Dominant]));
        return (float)(1 / (1 + Math.Exp(-z)));
    }

    internal float CalibrationErrorOf(Modality modality) => modality switch
    {
        Modality.Face => FaceCalibrationError,
        Modality.Speech => SpeechCalibrationError,
        Modality.Sound => SoundCalibrationError,
        _ => TextCalibrationError,
    };

    private float BiasOf(Modality modality) => modality switch
    {
        Modality.Face => FaceBias,
        Modality.Speech => SpeechBias,
        Modality.Sound => SoundBias,
        _ => TextBias,
    };
}
