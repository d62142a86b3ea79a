using System.Runtime.CompilerServices;
using EmotionEdge.Core.Live;

namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>A camera that shows the same picture again and again.</summary>
internal sealed class TestPictures : ILivePictures
{
    private int _viewers;

    public LivePicture Next { get; set; } = new([0xFF, 0xD8], 0, true);

    public int Viewers => _viewers;

    public async IAsyncEnumerable<LivePicture> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _viewers);
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                yield return Next;
                await Task.Yield();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _viewers);
        }
    }
}
