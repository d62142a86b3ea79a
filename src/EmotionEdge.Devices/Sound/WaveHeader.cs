using System.Buffers.Binary;

namespace EmotionEdge.Devices;

/// <summary>
/// The lengths at the head of a WAVE file. ffmpeg takes whatever samples there are, so a recording that was cut short would pass for a whole
/// one.
/// </summary>
internal static class WaveHeader
{
    /// <summary>Seconds that the header promises, or null when the file is no WAVE file or its header leaves the length open.</summary>
    internal static double? PromisedSeconds(string file)
    {
        Span<byte> head = stackalloc byte[4096];
        using var stream = File.OpenRead(file);
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.Length < 12 || !head[..4].SequenceEqual("RIFF"u8) || !head[8..12].SequenceEqual("WAVE"u8))
            return null;

        uint bytesPerSecond = 0;
        long at = 12;
        while (at + 8 <= head.Length)
        {
            var id = head.Slice((int)at, 4);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[(int)(at + 4)..]);
            if (id.SequenceEqual("fmt "u8) && at + 20 <= head.Length)
                bytesPerSecond = BinaryPrimitives.ReadUInt32LittleEndian(head[(int)(at + 16)..]);

            // Programs that write to a pipe cannot know the length and leave all or nothing there.
            if (id.SequenceEqual("data"u8))
                return bytesPerSecond == 0 || size is 0 or >= 0x7FFFFFFF ? null : (double)size / bytesPerSecond;

            at += 8 + size + (size & 1);
        }

        return null;
    }
}
