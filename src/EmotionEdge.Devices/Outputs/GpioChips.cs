using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EmotionEdge.Devices;

/// <summary>
/// Finds the GPIO chips by their labels. Their numbers change between kernels (a Raspberry Pi 5's header was gpiochip4 and
/// became gpiochip0), and System.Device.Gpio 4.0 numbers its own listing by position, so the kernel is asked directly.
/// </summary>
public static partial class GpioChips
{
    private const string Prefix = "gpiochip";
    private const int NameSize = 32;
    private const int InfoSize = 68;
    private const uint GetChipInfo = 0x8044B401;

    /// <summary>The chips of this machine, by number; a chip that may not be opened is among them, with the problem.</summary>
    public static IReadOnlyList<GpioChip> List() => List("/dev", Read);

    internal static IReadOnlyList<GpioChip> List(string folder, Func<string, int, GpioChip> read)
    {
        List<GpioChip> chips = [];
        foreach (string path in Directory.EnumerateFiles(folder, Prefix + "*"))
        {
            // Raspberry Pi OS keeps links from old numbers to new ones.
            bool isLink = new FileInfo(path).LinkTarget is not null;
            string digits = Path.GetFileName(path)[Prefix.Length..];
            if (isLink || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                continue;
            try
            {
                chips.Add(read(path, number));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                chips.Add(new GpioChip(number, string.Empty, 0, exception.Message));
            }
        }

        return [.. chips.OrderBy(chip => chip.Number)];
    }

    internal static GpioChip Read(string path, int number)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> info = stackalloc byte[InfoSize];
        if (ioctl(file, GetChipInfo, ref info[0]) < 0)
        {
            string reason = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
            throw new IOException($"GPIO_GET_CHIPINFO_IOCTL on {path}: {reason}");
        }

        return Parse(number, info);
    }

    /// <summary>Reads <c>struct gpiochip_info</c>: name, label, number of lines.</summary>
    internal static GpioChip Parse(int number, ReadOnlySpan<byte> info)
    {
        ReadOnlySpan<byte> label = info.Slice(NameSize, NameSize);
        int end = label.IndexOf((byte)0);
        return new GpioChip(
            number,
            Encoding.UTF8.GetString(end < 0 ? label : label[..end]),
            (int)MemoryMarshal.Read<uint>(info[(2 * NameSize)..]));
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(SafeFileHandle file, nuint request, ref byte argument);
}
