using System.Runtime.InteropServices;

namespace System.Device.Gpio.Native;

/// <summary>An open file, closed once.</summary>
internal sealed class FileDescriptor : SafeHandle
{
    private readonly IGpioSystemCalls _systemCalls;

    public FileDescriptor(int descriptor, IGpioSystemCalls systemCalls)
        : base(-1, ownsHandle: true)
    {
        _systemCalls = systemCalls;
        SetHandle(descriptor);
    }

    public override bool IsInvalid => handle < 0;

    protected override bool ReleaseHandle()
    {
        _systemCalls.Close((int)handle);
        return true;
    }
}
