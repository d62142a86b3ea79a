using EmotionEdge.Core.Media;
using EmotionEdge.Devices;

namespace Benchmarks.Material;

/// <summary>The first seconds of a clip, decoded, played round and round.</summary>
internal sealed class ClipFrames
{
    private const int Count = 45;

    private readonly VideoFrame[] _frames;
    private int _next;

    private ClipFrames(VideoFrame[] frames) => _frames = frames;

    /// <summary>The next frame; the same object comes again after a round.</summary>
    public VideoFrame Next() => _frames[_next++ % _frames.Length];

    public static ClipFrames Read(string path)
    {
        using var file = VideoFile.Open(path);
        var frames = new VideoFrame[Count];
        for (var i = 0; i < Count; i++)
        {
            frames[i] = new VideoFrame();
            if (!file.Read(frames[i]))
                throw new BenchmarkException($"{path} has only {i} frames; delete it to have it made again.");
        }

        return new ClipFrames(frames);
    }
}
