namespace OpenCvSharp;

/// <summary>A matrix that a function changes.</summary>
public class InputOutputArray : OutputArray
{
    internal InputOutputArray(Mat mat)
        : base(mat)
    {
    }

    /// <summary>Passes a matrix.</summary>
    public static new InputOutputArray Create(Mat mat) => new(mat);

    public static implicit operator InputOutputArray(Mat mat) => new(mat);
}
