using OpenCvSharp;

namespace EmotionEdge.Devices;

/// <summary>What is used of an open <see cref="VideoCapture"/>; tests put their own devices here.</summary>
internal interface IVideoCapture : IDisposable
{
    string BackendName { get; }

    bool Set(VideoCaptureProperties property, double value);

    double Get(VideoCaptureProperties property);

    /// <summary>Waits for the next frame; false when there is none any more.</summary>
    bool Grab();

    /// <summary>Decodes the frame; false when it is damaged.</summary>
    bool Retrieve(Mat picture);
}
