using System.Runtime.InteropServices;

namespace PortAudioSharp;

/// <summary>The version of the native library (<c>PaVersionInfo</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct VersionInfo
{
    public int versionMajor;
    public int versionMinor;
    public int versionSubMinor;

    [MarshalAs(UnmanagedType.LPStr)]
    public string versionControlRevision;

    /// <summary>For example "PortAudio V19.6.0-devel, revision 396fe4b".</summary>
    [MarshalAs(UnmanagedType.LPStr)]
    public string versionText;
}
