namespace EmotionEdge.Core.Media;

/// <summary>Sees each frame on its way into a slot.</summary>
public interface IFrameObserver
{
    /// <summary>On the camera's thread, which waits meanwhile: to be fast, and to copy what is to be kept.</summary>
    void OnFrame(VideoFrame frame);
}
