using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace System.Device.Gpio.Native;

/// <summary>
/// One <c>/dev/gpiochipN</c> and the lines that we hold of it, over version 2 of the GPIO character device interface
/// (Linux 5.10 and later). A line is asked for when its mode is set; until then it is only looked at.
/// </summary>
internal sealed class GpioChip : IDisposable
{
    private static readonly byte[] Consumer = ConsumerName();

    private readonly Lock _lock = new();
    private readonly Dictionary<int, HeldLine> _lines = [];
    private readonly IGpioSystemCalls _systemCalls;
    private readonly FileDescriptor _chip;
    private readonly string _path;

    public GpioChip(int number, IGpioSystemCalls systemCalls)
    {
        _systemCalls = systemCalls;
        _path = $"/dev/gpiochip{number}";
        _chip = systemCalls.Open(_path);
        try
        {
            ChipInfo info = default;
            Call(_chip, GpioIoctl.GetChipInfo, ref info, "GPIO_GET_CHIPINFO_IOCTL");
            LineCount = (int)info.Lines;
        }
        catch
        {
            _chip.Dispose();
            throw;
        }
    }

    public int LineCount { get; }

    /// <summary>Finds out how the line is set now; it is not taken from anybody yet.</summary>
    public void Open(int offset)
    {
        lock (_lock)
        {
            if (_lines.ContainsKey(offset))
                return;

            LineInfo info = default;
            info.Offset = (uint)offset;
            Call(_chip, GpioIoctl.GetLineInfo, ref info, "GPIO_V2_GET_LINEINFO_IOCTL", offset);
            _lines[offset] = new HeldLine { Mode = ModeOf(info.Flags) };
        }
    }

    public void Close(int offset)
    {
        lock (_lock)
        {
            if (_lines.Remove(offset, out HeldLine? line))
                line.Request?.Dispose();
        }
    }

    public PinMode Mode(int offset)
    {
        lock (_lock)
            return Line(offset).Mode;
    }

    /// <summary>Takes the line in this mode; an output starts at <paramref name="value"/>.</summary>
    public unsafe void Request(int offset, PinMode mode, PinValue value)
    {
        lock (_lock)
        {
            HeldLine line = Line(offset);
            // The kernel hands a line out once, so the old request goes first.
            line.Request?.Dispose();
            line.Request = null;

            LineRequest request = default;
            request.Offsets[0] = (uint)offset;
            request.LineCount = 1;
            Consumer.CopyTo(new Span<byte>(request.Consumer, 31));
            request.Config.Flags = FlagsOf(mode);
            if (mode == PinMode.Output)
            {
                request.Config.AttributeCount = 1;
                request.Config.Attributes[0] = new LineConfigAttribute
                {
                    Attribute = new LineAttribute { Id = LineAttribute.OutputValues, Value = (byte)value },
                    Mask = 1,
                };
            }

            Call(_chip, GpioIoctl.GetLine, ref request, "GPIO_V2_GET_LINE_IOCTL", offset);
            line.Request = new FileDescriptor(request.Descriptor, _systemCalls);
            line.Mode = mode;
        }
    }

    public PinValue Read(int offset)
    {
        lock (_lock)
        {
            if (Line(offset).Request is null)
                Request(offset, PinMode.Input, PinValue.Low);

            var values = new LineValues { Mask = 1 };
            Call(Line(offset).Request!, GpioIoctl.GetValues, ref values, "GPIO_V2_LINE_GET_VALUES_IOCTL", offset);
            return (values.Bits & 1) != 0;
        }
    }

    public void Write(int offset, PinValue value)
    {
        lock (_lock)
        {
            // An output that another program left behind is taken over by the first write.
            if (Line(offset).Request is null)
            {
                Request(offset, PinMode.Output, value);
                return;
            }

            var values = new LineValues { Mask = 1, Bits = (byte)value };
            Call(Line(offset).Request!, GpioIoctl.SetValues, ref values, "GPIO_V2_LINE_SET_VALUES_IOCTL", offset);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (HeldLine line in _lines.Values)
                line.Request?.Dispose();
            _lines.Clear();
            _chip.Dispose();
        }
    }

    /// <summary>The name that gpioinfo shows: the program's, in at most 31 bytes.</summary>
    private static byte[] ConsumerName()
    {
        using var process = Process.GetCurrentProcess();
        return [.. Encoding.UTF8.GetBytes(process.ProcessName).Take(31)];
    }

    private static PinMode ModeOf(LineFlags flags)
    {
        if (flags.HasFlag(LineFlags.Output))
            return PinMode.Output;
        if (flags.HasFlag(LineFlags.PullUp))
            return PinMode.InputPullUp;
        return flags.HasFlag(LineFlags.PullDown) ? PinMode.InputPullDown : PinMode.Input;
    }

    private static LineFlags FlagsOf(PinMode mode) => mode switch
    {
        PinMode.Output => LineFlags.Output,
        PinMode.InputPullUp => LineFlags.Input | LineFlags.PullUp,
        PinMode.InputPullDown => LineFlags.Input | LineFlags.PullDown,
        _ => LineFlags.Input,
    };

    private HeldLine Line(int offset) => _lines.TryGetValue(offset, out HeldLine? line)
        ? line
        : throw new InvalidOperationException($"Pin {offset} of {_path} is not open.");

    private void Call<T>(FileDescriptor file, uint request, ref T argument, string name, int offset = -1)
        where T : unmanaged
    {
        int error = _systemCalls.Ioctl(file, request, MemoryMarshal.AsBytes(new Span<T>(ref argument)));
        if (error != 0)
        {
            string target = offset < 0 ? _path : $"{_path} line {offset}";
            throw new IOException($"{name} on {target}: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }

    private sealed class HeldLine
    {
        public PinMode Mode { get; set; }

        public FileDescriptor? Request { get; set; }
    }
}
