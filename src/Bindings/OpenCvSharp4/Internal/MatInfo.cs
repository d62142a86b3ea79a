using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>A matrix's header, read in one call; steps and sizes in bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct MatInfo
{
    internal readonly nint Data;
    internal readonly long Step;
    internal readonly long Total;
    internal readonly long ElemSize;
    internal readonly int Rows;
    internal readonly int Cols;
    internal readonly int Type;
    internal readonly int Dims;
    internal readonly int Continuous;
}
