using System.Collections.Concurrent;
using OpenCvSharp;

namespace EmotionEdge.Devices.Tests.Cameras;

/// <summary>
/// A driver whose frames the test decides. A read without a frame hangs, as a stuck driver does: nothing can cancel it.
/// </summary>
internal sealed class FakeCapture : IVideoCapture
{
    private readonly BlockingCollection<Func<Mat?>> _frames = [];
    private readonly ConcurrentDictionary<VideoCaptureProperties, double> _properties = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Mat? _current;

    public string BackendName => "FAKE";

    public Task Closed => _closed.Task;

    /// <summary>Properties that the driver does not let anybody change.</summary>
    public Dictionary<VideoCaptureProperties, double> Fixed { get; } = [];

    public FakeCapture Frame(Mat picture)
    {
        _frames.Add(() => picture);
        return this;
    }

    public FakeCapture Frame(int value) => Frame(new Mat(48, 64, MatType.CV_8UC3, Scalar.All(value)));

    public FakeCapture Damaged() => Frame(new Mat());

    public FakeCapture End()
    {
        _frames.Add(() => null);
        return this;
    }

    public FakeCapture Fail(Exception error)
    {
        _frames.Add(() => throw error);
        return this;
    }

    public bool Set(VideoCaptureProperties property, double value)
    {
        _properties[property] = value;
        return !Fixed.ContainsKey(property);
    }

    public double Get(VideoCaptureProperties property) =>
        Fixed.TryGetValue(property, out var value) ? value : _properties.GetValueOrDefault(property);

    public bool Grab()
    {
        _current = _frames.Take()();
        return _current is not null;
    }

    public bool Retrieve(Mat picture)
    {
        _current!.CopyTo(picture);
        return !picture.Empty();
    }

    public void Dispose() => _closed.TrySetResult();
}
