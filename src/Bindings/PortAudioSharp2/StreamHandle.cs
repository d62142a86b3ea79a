using System.Runtime.InteropServices;

namespace PortAudioSharp;

/// <summary>
/// A <c>PaStream *</c> together with what the native side may call or hand back for as long as the stream is open: the callback and the
/// user data. They are let go after the stream, in this order also when nobody disposed it.
/// </summary>
internal sealed class StreamHandle : SafeHandle
{
    private GCHandle callback;
    private GCHandle userData;

    internal StreamHandle()
        : base(IntPtr.Zero, ownsHandle: true)
    {
    }

    internal StreamHandle(Stream.Callback callback, object? userData)
        : this()
    {
        this.callback = GCHandle.Alloc(callback);
        this.userData = GCHandle.Alloc(userData);
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>What <c>Pa_CloseStream</c> returned.</summary>
    internal ErrorCode CloseResult { get; private set; }

    internal IntPtr UserData => GCHandle.ToIntPtr(userData);

    internal void Opened(IntPtr stream) => SetHandle(stream);

    /// <summary>Lets the callback and the user data go when no stream could be opened with them.</summary>
    internal void Abandon()
    {
        Free();
        SetHandleAsInvalid();
    }

    protected override bool ReleaseHandle()
    {
        CloseResult = Native.Pa_CloseStream(handle);
        Free();
        return CloseResult == ErrorCode.NoError;
    }

    private void Free()
    {
        if (callback.IsAllocated)
            callback.Free();
        if (userData.IsAllocated)
            userData.Free();
    }
}
