namespace OpenCvSharp;

/// <summary>The back end that opens a camera, file or stream.</summary>
public enum VideoCaptureAPIs
{
    ANY = 0,
    V4L = 200,
    V4L2 = V4L,
    GSTREAMER = 1800,
    FFMPEG = 1900,
    IMAGES = 2000,
    OPENCV_MJPEG = 2200,
}
