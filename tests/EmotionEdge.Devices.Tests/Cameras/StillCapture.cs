using OpenCvSharp;

namespace EmotionEdge.Devices.Tests.Cameras;

/// <summary>A driver that gives the same picture 500 times a second without allocating anything.</summary>
internal sealed class StillCapture(Mat picture) : IVideoCapture
{
    private int _grabbed;

    public string BackendName => "STILL";

    public bool Set(VideoCaptureProperties property, double value) => true;

    public double Get(VideoCaptureProperties property) => property switch
    {
        VideoCaptureProperties.PosMsec => 2.0 * _grabbed,
        VideoCaptureProperties.Fps => 500,
        _ => 0,
    };

    public bool Grab()
    {
        _grabbed++;
        return true;
    }

    public bool Retrieve(Mat target)
    {
        picture.CopyTo(target);
        return true;
    }

    public void Dispose()
    {
    }
}
