using System.Buffers.Binary;
using System.Device.Gpio.Native;
using System.Text;
using Xunit;

namespace Bindings.Tests.Gpio;

/// <summary>
/// A kernel with one chip, /dev/gpiochip3. It reads the requests by the byte offsets of linux/gpio.h, not by our structures,
/// and answers with errno as the kernel does.
/// </summary>
internal sealed class FakeGpioKernel : IGpioSystemCalls
{
    public const int NoSuchDevice = 19;
    public const int Busy = 16;
    public const int InvalidArgument = 22;

    private const int ChipDescriptor = 100;
    private readonly Lock _lock = new();
    private readonly Dictionary<int, int> _lineOfDescriptor = [];
    private int _nextDescriptor = 200;

    public ulong[] Flags { get; } = new ulong[28];

    public bool[] Levels { get; } = new bool[28];

    public HashSet<int> TakenByOthers { get; } = [];

    public HashSet<int> OpenDescriptors { get; } = [];

    public byte[] LastRequest { get; private set; } = [];

    public bool Unplugged { get; set; }

    /// <summary>Called for each level that is driven, with the line and the level.</summary>
    public Action<int, bool>? Driven { get; set; }

    public FileDescriptor Open(string path)
    {
        if (path != "/dev/gpiochip3")
            throw new IOException($"open {path}: No such file or directory");
        OpenDescriptors.Add(ChipDescriptor);
        return new FileDescriptor(ChipDescriptor, this);
    }

    public int Ioctl(FileDescriptor file, uint request, Span<byte> argument)
    {
        lock (_lock)
        {
            var descriptor = (int)file.DangerousGetHandle();
            if (Unplugged)
                return NoSuchDevice;
            return (request, argument.Length) switch
            {
                (0x8044B401, 68) when descriptor == ChipDescriptor => ChipInfo(argument),
                (0xC100B405, 256) when descriptor == ChipDescriptor => LineInfo(argument),
                (0xC250B407, 592) when descriptor == ChipDescriptor => GetLine(argument),
                (0xC010B40E, 16) => GetValues(_lineOfDescriptor[descriptor], argument),
                (0xC010B40F, 16) => SetValues(_lineOfDescriptor[descriptor], argument),
                _ => InvalidArgument,
            };
        }
    }

    public void Close(int descriptor)
    {
        lock (_lock)
        {
            Assert.True(OpenDescriptors.Remove(descriptor), $"descriptor {descriptor} was closed twice");
            _lineOfDescriptor.Remove(descriptor);
        }
    }

    private static uint Word(Span<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong Long(Span<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);

    private int ChipInfo(Span<byte> argument)
    {
        Encoding.ASCII.GetBytes("gpiochip3", argument);
        Encoding.ASCII.GetBytes("pinctrl-fake", argument[32..]);
        BinaryPrimitives.WriteUInt32LittleEndian(argument[64..], (uint)Flags.Length);
        return 0;
    }

    private int LineInfo(Span<byte> argument)
    {
        uint line = Word(argument, 64);
        if (line >= Flags.Length)
            return InvalidArgument;
        BinaryPrimitives.WriteUInt64LittleEndian(argument[72..], Flags[line]);
        return 0;
    }

    private int GetLine(Span<byte> argument)
    {
        LastRequest = argument.ToArray();
        uint line = Word(argument, 0);
        if (Word(argument, 560) != 1 || line >= Flags.Length || argument[300..320].ContainsAnyExcept((byte)0)
            || argument[568..588].ContainsAnyExcept((byte)0))
            return InvalidArgument;
        if (TakenByOthers.Contains((int)line) || _lineOfDescriptor.ContainsValue((int)line))
            return Busy;

        Flags[line] = Long(argument, 288);
        for (var i = 0; i < Word(argument, 296); i++)
        {
            int attribute = 320 + (24 * i);
            if (Word(argument, attribute) == 2 && (Long(argument, attribute + 16) & 1) != 0)
                Drive((int)line, (Long(argument, attribute + 8) & 1) != 0);
        }

        int descriptor = _nextDescriptor++;
        _lineOfDescriptor[descriptor] = (int)line;
        OpenDescriptors.Add(descriptor);
        BinaryPrimitives.WriteInt32LittleEndian(argument[588..], descriptor);
        return 0;
    }

    private int GetValues(int line, Span<byte> argument)
    {
        if (Long(argument, 8) != 1)
            return InvalidArgument;
        BinaryPrimitives.WriteUInt64LittleEndian(argument, Levels[line] ? 1u : 0u);
        return 0;
    }

    private int SetValues(int line, Span<byte> argument)
    {
        if (Long(argument, 8) != 1 || (Flags[line] & 8) == 0)
            return InvalidArgument;
        Drive(line, Long(argument, 0) == 1);
        return 0;
    }

    private void Drive(int line, bool level)
    {
        Levels[line] = level;
        Driven?.Invoke(line, level);
    }
}
