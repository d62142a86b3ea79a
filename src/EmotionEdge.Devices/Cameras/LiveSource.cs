using System.Globalization;
using OpenCvSharp;

namespace EmotionEdge.Devices;

/// <summary>A device or network stream that delivers frames as they happen.</summary>
internal sealed class LiveSource : ISensorSource
{
    private readonly IVideoCapture _capture;
    private readonly CameraAddress _address;
    private readonly FramePublisher _publisher;
    private readonly TimeProvider _time;
    private readonly Mat _picture = new();
    private long _capturedAt;

    private LiveSource(IVideoCapture capture, CameraAddress address, CameraOptions options, FramePublisher publisher, TimeProvider time)
    {
        _capture = capture;
        _address = address;
        _publisher = publisher;
        _time = time;
        if (address.Kind == CameraAddressKind.Device)
            Ask(options);
        Format = Describe(options);
    }

    public string Format { get; }

    public static LiveSource Open(
        Func<CameraAddress, IVideoCapture> open, CameraAddress address, CameraOptions options, FramePublisher publisher, TimeProvider time)
    {
        var capture = open(address);
        try
        {
            return new LiveSource(capture, address, options, publisher, time);
        }
        catch
        {
            capture.Dispose();
            throw;
        }
    }

    public bool WaitForNext(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_capture.Grab())
                throw new MediaException(_address.Display, "gave no frame", "Check its cable, power or network.");

            // The moment of capture, before the frame is decoded.
            _capturedAt = _time.GetTimestamp();
            if (_capture.Retrieve(_picture))
                return true;

            // A damaged frame is left out; a camera that sends nothing else counts as stalled.
        }
    }

    public void Deliver() => _publisher.Publish(_picture, _capturedAt);

    public void Dispose()
    {
        _capture.Dispose();
        _picture.Dispose();
    }

    // Drivers reset size and rate when the format changes, so the format comes first.
    private void Ask(CameraOptions options)
    {
        _capture.Set(VideoCaptureProperties.FourCC, FourCC.FromString(options.Format).Value);
        _capture.Set(VideoCaptureProperties.FrameWidth, options.Width);
        _capture.Set(VideoCaptureProperties.FrameHeight, options.Height);
        _capture.Set(VideoCaptureProperties.Fps, options.FramesPerSecond);
    }

    private string Describe(CameraOptions options)
    {
        var got = VideoFormat.Of(_capture);
        var asked = new VideoFormat(options.Width, options.Height, options.FramesPerSecond, options.Format);
        var text = string.Create(CultureInfo.InvariantCulture, $"{_address.Display}: {got}, by {_capture.BackendName}");
        return _address.Kind != CameraAddressKind.Device || got == asked ? text : $"{text}; asked for {asked}";
    }
}
