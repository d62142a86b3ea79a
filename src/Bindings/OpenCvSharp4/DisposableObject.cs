namespace OpenCvSharp;

/// <summary>What every OpenCV object that owns native memory has in common.</summary>
public abstract class DisposableObject : IDisposable
{
    private protected DisposableObject()
    {
    }

    /// <summary>Whether <see cref="Dispose"/> was called.</summary>
    public bool IsDisposed { get; protected set; }

    /// <summary>Releases the native object.</summary>
    public void Dispose()
    {
        if (IsDisposed)
            return;
        IsDisposed = true;
        DisposeManaged();
        GC.SuppressFinalize(this);
    }

    /// <exception cref="ObjectDisposedException">The object was disposed of.</exception>
    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(IsDisposed, this);

    /// <summary>Releases what this object holds; called once.</summary>
    protected virtual void DisposeManaged()
    {
    }
}
