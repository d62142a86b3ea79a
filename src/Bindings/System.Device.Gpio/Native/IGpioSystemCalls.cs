namespace System.Device.Gpio.Native;

/// <summary>The three system calls that GPIO needs. Tests put their own here and look at the bytes.</summary>
internal interface IGpioSystemCalls
{
    /// <summary>Opens a character device for reading and writing, close-on-exec.</summary>
    /// <exception cref="IOException">It cannot be opened; the message has the path and the reason.</exception>
    FileDescriptor Open(string path);

    /// <summary>Runs an ioctl whose argument is a structure, which the kernel reads and writes.</summary>
    /// <returns>0, or the <c>errno</c> of the failure.</returns>
    int Ioctl(FileDescriptor file, uint request, Span<byte> argument);

    /// <summary>Closes a descriptor.</summary>
    void Close(int descriptor);
}
