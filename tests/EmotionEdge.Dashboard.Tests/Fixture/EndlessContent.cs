namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>So many bytes, made as they are sent.</summary>
internal sealed class EndlessContent(long bytes) : HttpContent
{
    private static readonly byte[] Block = new byte[65536];

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (var left = bytes; left > 0; left -= Block.Length)
            await stream.WriteAsync(Block.AsMemory(0, (int)Math.Min(left, Block.Length)));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes;
        return true;
    }
}
