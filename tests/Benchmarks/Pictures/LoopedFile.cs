using EmotionEdge.Core.Media;
using EmotionEdge.Devices;

namespace Benchmarks.Pictures;

/// <summary>A video file that begins again at its end.</summary>
internal sealed class LoopedFile(string path) : IDisposable
{
    private VideoFile _file = VideoFile.Open(path);

    public void Read(VideoFrame frame)
    {
        if (_file.Read(frame))
            return;
        _file.Dispose();
        _file = VideoFile.Open(path);
        _file.Read(frame);
    }

    public void Dispose() => _file.Dispose();
}
