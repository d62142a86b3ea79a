using System.Runtime.InteropServices;

namespace PortAudioSharp;

/// <summary>
/// <c>PaStreamParameters</c> as it lies in native memory. The sample format is an <c>unsigned long</c> there: 64 bits on 64-bit Linux, of
/// which <see cref="StreamParameters"/> fills only the lower half.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeStreamParameters(StreamParameters parameters)
{
    public int Device = parameters.device;
    public int ChannelCount = parameters.channelCount;
    public CULong SampleFormat = new((uint)parameters.sampleFormat);
    public double SuggestedLatency = parameters.suggestedLatency;
    public IntPtr HostApiSpecificStreamInfo = parameters.hostApiSpecificStreamInfo;
}
