namespace EmotionEdge.Devices;

/// <summary>An open input stream of <see cref="IPortAudio"/>.</summary>
internal interface IPortAudioStream : IDisposable
{
    bool IsActive { get; }

    void Start();
}
