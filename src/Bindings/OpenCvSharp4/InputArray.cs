using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>A matrix that a function reads.</summary>
public class InputArray : DisposableObject
{
    private readonly Mat mat;

    internal InputArray(Mat mat)
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
    public static InputArray Create(Mat mat) => new(mat);

    public static implicit operator InputArray(Mat mat) => Create(mat);
}
