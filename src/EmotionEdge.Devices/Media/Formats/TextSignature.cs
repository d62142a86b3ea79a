using System.Buffers;
using System.Text;

namespace EmotionEdge.Devices.Formats;

/// <summary>Tells text from binary data.</summary>
internal static class TextSignature
{
    /// <summary>Valid UTF-8 without control characters other than white space, or UTF-16 with a byte order mark.</summary>
    public static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]))
            return head.Length % 2 == 0;

        while (!head.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(head, out var rune, out var length);
            if (status == OperationStatus.NeedMoreData)
                return true; // The window cut a character in two.
            if (status != OperationStatus.Done || (Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune)))
                return false;
            head = head[length..];
        }

        return true;
    }
}
