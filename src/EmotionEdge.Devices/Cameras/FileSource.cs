using System.Globalization;
using OpenCvSharp;

namespace EmotionEdge.Devices;

/// <summary>A video file that plays as a camera, at its own speed or as fast as it goes, once or looped.</summary>
internal sealed class FileSource : ISensorSource
{
    private readonly CameraAddress _address;
    private readonly CameraOptions _options;
    private readonly Func<CameraAddress, IVideoCapture> _open;
    private readonly FramePublisher _publisher;
    private readonly TimeProvider _time;
    private readonly PlaybackClock _clock;
    private readonly double _rate;
    private readonly Mat _picture = new();
    private IVideoCapture _capture;
    private long _capturedAt;
    private long _framesOfRound;

    private FileSource(
        CameraAddress address,
        CameraOptions options,
        Func<CameraAddress, IVideoCapture> open,
        IVideoCapture capture,
        FramePublisher publisher,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        _address = address;
        _options = options;
        _open = open;
        _publisher = publisher;
        _time = time;
        _clock = new PlaybackClock(time, cancellationToken);
        _capture = capture;
        var format = VideoFormat.Of(_capture);
        _rate = VideoClock.PlausibleRate(format.FramesPerSecond);
        Format = string.Create(
            CultureInfo.InvariantCulture,
            $"{address.Display}: {format}{(options.Loop ? ", looped" : "")}{(options.OwnSpeed ? "" : ", as fast as it goes")}");
    }

    public string Format { get; }

    /// <param name="cancellationToken">Ends waiting for a frame's time; the one that <see cref="WaitForNext"/> is called with.</param>
    public static FileSource Open(
        Func<CameraAddress, IVideoCapture> open,
        CameraAddress address,
        CameraOptions options,
        FramePublisher publisher,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var capture = open(address);
        try
        {
            return new FileSource(address, options, open, capture, publisher, time, cancellationToken);
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
            {
                if (!BeginAgain())
                    return false;
            }
            else if (_capture.Retrieve(_picture))
            {
                if (_options.OwnSpeed)
                    WaitUntilDue();
                _framesOfRound++;
                _capturedAt = _time.GetTimestamp();
                return true;
            }
        }
    }

    public void Deliver() => _publisher.Publish(_picture, _capturedAt);

    public void Dispose()
    {
        _capture.Dispose();
        _picture.Dispose();
        _clock.Dispose();
    }

    private void WaitUntilDue()
    {
        var position = VideoClock.Position(_capture.Get(VideoCaptureProperties.PosMsec), _framesOfRound, _rate);
        _clock.WaitFor(TimeSpan.FromSeconds(position));
    }

    // Opening anew is exact for every container; seeking to the first frame is not.
    private bool BeginAgain()
    {
        if (_framesOfRound == 0)
            throw new MediaException(_address.Display, "holds no frame that can be decoded", "Use another copy of the file.");
        if (!_options.Loop)
            return false;

        _capture.Dispose();
        _capture = _open(_address);
        _framesOfRound = 0;
        _clock.BeginAgain(TimeSpan.FromSeconds(1 / _rate));
        return true;
    }
}
