namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>So many bytes, made as they are sent.</summary>
internal sealed class EndlessContent(long bytes) : HttpContent
{
    private const int LookEvery = 32 << 20;

    private static readonly byte[] Block = new byte[65536];

    /// <summary>The most memory that was in use, garbage aside, at any of the looks while it was sent.</summary>
    public long MostLive { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (var left = bytes; left > 0; left -= Block.Length)
        {
            await stream.WriteAsync(Block.AsMemory(0, (int)Math.Min(left, Block.Length)));
            if (left % LookEvery == 0)
                MostLive = Math.Max(MostLive, GC.GetTotalMemory(forceFullCollection: true));
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes;
        return true;
    }
}
