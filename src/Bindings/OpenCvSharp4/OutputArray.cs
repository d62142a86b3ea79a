using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>A matrix that a function writes; it gets the result's size and type.</summary>
public class OutputArray : DisposableObject
{
    private readonly Mat mat;

    internal OutputArray(Mat mat)
    {
        ArgumentNullException.ThrowIfNull(mat);
        mat.ThrowIfDisposed();
        this.mat = mat;
    }

    internal MatHandle Handle
    {
        get
        {
            ThrowIfDisposed();
            mat.ThrowIfDisposed();
            return mat.Handle;
        }
    }

    /// <summary>Passes a matrix.</summary>
    public static OutputArray Create(Mat mat) => new(mat);

    public static implicit operator OutputArray(Mat mat) => new(mat);
}
