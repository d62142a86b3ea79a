namespace System.Device.Gpio.Drivers;

/// <summary>The base of the Linux drivers.</summary>
public abstract class UnixDriver : GpioDriver
{
    protected UnixDriver()
    {
        if (Environment.OSVersion.Platform != PlatformID.Unix)
            throw new PlatformNotSupportedException(GetType().Name + " is only supported on Linux/Unix");
    }
}
