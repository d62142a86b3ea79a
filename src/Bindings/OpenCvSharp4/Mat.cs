using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>A picture or matrix in native memory.</summary>
public class Mat : DisposableObject
{
    /// <summary>Creates an empty matrix.</summary>
    public Mat()
    {
        NativeMethods.HandleException(NativeMethods.cvx_mat_new(out var handle));
        Handle = handle;
    }

    /// <summary>Creates a matrix whose elements are not initialised.</summary>
    public Mat(int rows, int cols, MatType type)
    {
        NativeMethods.HandleException(NativeMethods.cvx_mat_new_sized(rows, cols, type.Value, out var handle));
        Handle = handle;
    }

    /// <summary>Creates a matrix whose elements are not initialised.</summary>
    public Mat(Size size, MatType type)
        : this(size.Height, size.Width, type)
    {
    }

    /// <summary>Creates a matrix filled with a value.</summary>
    public Mat(int rows, int cols, MatType type, Scalar s)
    {
        NativeMethods.HandleException(NativeMethods.cvx_mat_new_filled(rows, cols, type.Value, s, out var handle));
        Handle = handle;
    }

    /// <summary>Creates a matrix filled with a value.</summary>
    public Mat(Size size, MatType type, Scalar s)
        : this(size.Height, size.Width, type, s)
    {
    }

    /// <summary>Creates a view of a part of another matrix; they share pixels.</summary>
    public Mat(Mat m, Rect roi)
    {
        ArgumentNullException.ThrowIfNull(m);
        m.ThrowIfDisposed();
        NativeMethods.HandleException(NativeMethods.cvx_mat_new_part(m.Handle, roi, out var handle));
        Handle = handle;
    }

    internal Mat(MatHandle handle) => Handle = handle;

    internal MatHandle Handle { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => Info.Rows;

    /// <summary>The number of rows.</summary>
    public int Height => Rows;

    /// <summary>The number of columns.</summary>
    public int Cols => Info.Cols;

    /// <summary>The number of columns.</summary>
    public int Width => Cols;

    /// <summary>The number of dimensions.</summary>
    public int Dims => Info.Dims;

    /// <summary>The address of the first element, or zero. It is valid while this object is alive and is not written to a new size.</summary>
    public IntPtr Data => Info.Data;

    /// <summary>The address of the first element, or null.</summary>
    public unsafe byte* DataPointer => (byte*)Info.Data;

    private MatInfo Info
    {
        get
        {
            ThrowIfDisposed();
            NativeMethods.HandleException(NativeMethods.cvx_mat_info(Handle, out var info));
            return info;
        }
    }

    /// <summary>Creates a matrix over memory of the caller, who keeps it alive and in place.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="cols">Number of columns.</param>
    /// <param name="type">Element type.</param>
    /// <param name="data">The first element.</param>
    /// <param name="step">Bytes from row to row; 0 when rows follow each other without gaps.</param>
    public static Mat FromPixelData(int rows, int cols, MatType type, IntPtr data, long step = 0)
    {
        NativeMethods.HandleException(NativeMethods.cvx_mat_new_over(rows, cols, type.Value, data, step, out var handle));
        return new Mat(handle);
    }

    /// <summary>The element type.</summary>
    public MatType Type() => Info.Type;

    /// <summary>The depth code of the element type.</summary>
    public int Depth() => Type().Depth;

    /// <summary>The number of channels.</summary>
    public int Channels() => Type().Channels;

    /// <summary>Bytes of an element with all its channels.</summary>
    public int ElemSize() => (int)Info.ElemSize;

    /// <summary>The number of elements.</summary>
    public long Total() => Info.Total;

    /// <summary>Bytes from row to row.</summary>
    public long Step() => Info.Step;

    /// <summary>Width and height.</summary>
    public Size Size()
    {
        var info = Info;
        return new Size(info.Cols, info.Rows);
    }

    /// <summary>Whether there are no elements.</summary>
    public bool Empty()
    {
        var info = Info;
        return info.Data == 0 || info.Total == 0;
    }

    /// <summary>Whether rows follow each other without gaps.</summary>
    public bool IsContinuous() => Info.Continuous != 0;

    /// <summary>The address of a row.</summary>
    public IntPtr Ptr(int i0)
    {
        var info = Info;
        return (nint)(info.Data + i0 * info.Step);
    }

    /// <summary>All elements of a continuous matrix; nothing for one that is not.</summary>
    public unsafe Span<T> AsSpan<T>()
        where T : unmanaged
    {
        var info = Info;
        return info.Continuous != 0 ? new Span<T>((void*)info.Data, checked((int)(info.Total * info.ElemSize / sizeof(T)))) : [];
    }

    /// <summary>An element; row and column are not checked.</summary>
    public unsafe ref T At<T>(int i0, int i1)
        where T : unmanaged
    {
        var info = Info;
        return ref ((T*)(info.Data + i0 * info.Step))[i1];
    }

    /// <summary>Gives this matrix a size and type; keeps the memory when they are unchanged.</summary>
    public void Create(int rows, int cols, MatType type)
    {
        ThrowIfDisposed();
        NativeMethods.HandleException(NativeMethods.cvx_mat_create(Handle, rows, cols, type.Value));
    }

    /// <summary>A copy with its own pixels.</summary>
    public Mat Clone()
    {
        ThrowIfDisposed();
        NativeMethods.HandleException(NativeMethods.cvx_mat_clone(Handle, out var clone));
        return new Mat(clone);
    }

    /// <summary>Copies the pixels into another matrix, which gets this one's size and type.</summary>
    public void CopyTo(Mat m, InputArray? mask = null)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(m);
        m.ThrowIfDisposed();
        NativeMethods.HandleException(mask is null
            ? NativeMethods.cvx_mat_copy_to(Handle, m.Handle, 0)
            : NativeMethods.cvx_mat_copy_to(Handle, m.Handle, mask.Handle));
    }

    /// <summary>Sets every element.</summary>
    public Mat SetTo(Scalar value, Mat? mask = null)
    {
        ThrowIfDisposed();
        if (mask is null)
        {
            NativeMethods.HandleException(NativeMethods.cvx_mat_set_to(Handle, value));
            return this;
        }

        using var filled = new Mat(Size(), Type(), value);
        filled.CopyTo(this, mask);
        return this;
    }

    /// <inheritdoc/>
    protected override void DisposeManaged() => Handle.Dispose();
}
