using System.Runtime.InteropServices;

namespace EmotionEdge.Devices;

/// <summary>Asks the system without opening anything: opening a camera may light it up, or disturb who uses it.</summary>
internal static partial class DeviceRights
{
    // Of unistd.h.
    private const int Read = 4;
    private const int Write = 2;

    /// <summary>Whether this user may read and write a file or device.</summary>
    public static bool MayUse(string path) => access(path, Read | Write) == 0;

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int access(string path, int mode);
}
