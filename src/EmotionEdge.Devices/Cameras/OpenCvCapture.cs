using OpenCvSharp;

namespace EmotionEdge.Devices;

/// <summary>A device, file or stream opened by OpenCV.</summary>
internal sealed class OpenCvCapture(VideoCapture capture) : IVideoCapture
{
    public string BackendName => capture.GetBackendName();

    /// <exception cref="MediaException">It cannot be opened.</exception>
    public static IVideoCapture Open(CameraAddress address)
    {
        OpenCvLog.Quieten();
        return new OpenCvCapture(address.Kind switch
        {
            CameraAddressKind.Device => OpenDevice(address),
            CameraAddressKind.File => VideoFileOpening.Open(address.Location, ImageLimits.Default),
            _ => OpenStream(address),
        });
    }

    public bool Set(VideoCaptureProperties property, double value) => capture.Set(property, value);

    public double Get(VideoCaptureProperties property) => capture.Get(property);

    public bool Grab() => capture.Grab();

    public bool Retrieve(Mat picture) => capture.Retrieve(picture) && !picture.Empty();

    public void Dispose() => capture.Dispose();

    private static VideoCapture OpenDevice(CameraAddress address)
    {
        return MustBeOpen(
            new VideoCapture(FindDevice(address), VideoCaptureAPIs.V4L2),
            address,
            "cannot be opened as a camera",
            "Check that no other program uses it and that this user is in the group \"video\".");
    }

    // OpenCV knows devices as /dev/videoN; the names under by-id are links to them.
    private static string FindDevice(CameraAddress address)
    {
        const string problem = "there is no such camera";
        const string advice = "Plug it in; `emotionedge devices` lists what is there.";
        try
        {
            var path = File.ResolveLinkTarget(address.Location, returnFinalTarget: true)?.FullName ?? address.Location;
            return File.Exists(path) ? path : throw new MediaException(address.Display, problem, advice);
        }
        catch (IOException e)
        {
            throw new MediaException(address.Display, problem, advice, e);
        }
    }

    private static VideoCapture OpenStream(CameraAddress address) => MustBeOpen(
        new VideoCapture(address.Location, VideoCaptureAPIs.FFMPEG),
        address,
        "the stream cannot be opened",
        "Check the address, the credentials and the network.");

    private static VideoCapture MustBeOpen(VideoCapture capture, CameraAddress address, string problem, string advice)
    {
        if (capture.IsOpened())
            return capture;
        capture.Dispose();
        throw new MediaException(address.Display, problem, advice);
    }
}
