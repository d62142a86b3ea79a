namespace EmotionEdge.Inference;

/// <summary>One file of a model.</summary>
public sealed record ModelFile
{
    public required Precision Precision { get; init; }

    /// <summary>The file name, without a folder.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Where the build takes the file from when it is not in the repository.</summary>
    public ModelPackage? Package { get; set; }

    /// <summary>Calibration of this file, where it differs from the model's.</summary>
    public Calibration? Calibration { get; set; }
}
