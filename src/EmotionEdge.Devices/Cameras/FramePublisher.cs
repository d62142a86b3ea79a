using EmotionEdge.Core.Pacing;
using OpenCvSharp;

namespace EmotionEdge.Devices;

/// <summary>Numbers frames and puts them into the slot, whichever opening of the camera they come from.</summary>
internal sealed class FramePublisher(FrameSlot slot)
{
    private long _sequence;

    public void Publish(Mat picture, long capturedAt)
    {
        var frame = slot.BeginWrite();
        PixelCopy.ToFrame(picture, frame);
        frame.Sequence = ++_sequence;
        frame.CapturedAt = capturedAt;
        slot.EndWrite();
    }
}
