using System.Device.Gpio.Native;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Xunit;

namespace Bindings.Tests.Gpio;

/// <summary>Holds our structures against linux/gpio.h, as a C compiler sees it.</summary>
public sealed class KernelHeaderTests
{
    private const string Program = """
        #include <linux/gpio.h>
        #include <stddef.h>
        #include <stdio.h>
        #define P(name, value) printf(name " %llu\n", (unsigned long long)(value))
        int main(void)
        {
            P("GetChipInfo", GPIO_GET_CHIPINFO_IOCTL);
            P("GetLineInfo", GPIO_V2_GET_LINEINFO_IOCTL);
            P("GetLine", GPIO_V2_GET_LINE_IOCTL);
            P("GetValues", GPIO_V2_LINE_GET_VALUES_IOCTL);
            P("SetValues", GPIO_V2_LINE_SET_VALUES_IOCTL);
            P("ChipInfo", sizeof(struct gpiochip_info));
            P("ChipInfo.Label", offsetof(struct gpiochip_info, label));
            P("ChipInfo.Lines", offsetof(struct gpiochip_info, lines));
            P("LineInfo", sizeof(struct gpio_v2_line_info));
            P("LineInfo.Offset", offsetof(struct gpio_v2_line_info, offset));
            P("LineInfo.Flags", offsetof(struct gpio_v2_line_info, flags));
            P("LineConfig", sizeof(struct gpio_v2_line_config));
            P("LineConfig.AttributeCount", offsetof(struct gpio_v2_line_config, num_attrs));
            P("LineConfig.Attributes", offsetof(struct gpio_v2_line_config, attrs));
            P("LineConfigAttribute.Mask", offsetof(struct gpio_v2_line_config_attribute, mask));
            P("LineAttribute.Value", offsetof(struct gpio_v2_line_attribute, values));
            P("LineRequest", sizeof(struct gpio_v2_line_request));
            P("LineRequest.Consumer", offsetof(struct gpio_v2_line_request, consumer));
            P("LineRequest.Config", offsetof(struct gpio_v2_line_request, config));
            P("LineRequest.LineCount", offsetof(struct gpio_v2_line_request, num_lines));
            P("LineRequest.Descriptor", offsetof(struct gpio_v2_line_request, fd));
            P("LineValues", sizeof(struct gpio_v2_line_values));
            P("LineValues.Mask", offsetof(struct gpio_v2_line_values, mask));
            P("Output", GPIO_V2_LINE_FLAG_OUTPUT);
            P("Input", GPIO_V2_LINE_FLAG_INPUT);
            P("PullUp", GPIO_V2_LINE_FLAG_BIAS_PULL_UP);
            P("PullDown", GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN);
            P("OutputValues", GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES);
            return 0;
        }
        """;

    private static readonly Dictionary<string, ulong> Ours = new()
    {
        ["GetChipInfo"] = GpioIoctl.GetChipInfo,
        ["GetLineInfo"] = GpioIoctl.GetLineInfo,
        ["GetLine"] = GpioIoctl.GetLine,
        ["GetValues"] = GpioIoctl.GetValues,
        ["SetValues"] = GpioIoctl.SetValues,
        ["ChipInfo"] = (ulong)Unsafe.SizeOf<ChipInfo>(),
        ["ChipInfo.Label"] = Offset<ChipInfo>(nameof(ChipInfo.Label)),
        ["ChipInfo.Lines"] = Offset<ChipInfo>(nameof(ChipInfo.Lines)),
        ["LineInfo"] = (ulong)Unsafe.SizeOf<LineInfo>(),
        ["LineInfo.Offset"] = Offset<LineInfo>(nameof(LineInfo.Offset)),
        ["LineInfo.Flags"] = Offset<LineInfo>(nameof(LineInfo.Flags)),
        ["LineConfig"] = (ulong)Unsafe.SizeOf<LineConfig>(),
        ["LineConfig.AttributeCount"] = Offset<LineConfig>(nameof(LineConfig.AttributeCount)),
        ["LineConfig.Attributes"] = Offset<LineConfig>(nameof(LineConfig.Attributes)),
        ["LineConfigAttribute.Mask"] = Offset<LineConfigAttribute>(nameof(LineConfigAttribute.Mask)),
        ["LineAttribute.Value"] = Offset<LineAttribute>(nameof(LineAttribute.Value)),
        ["LineRequest"] = (ulong)Unsafe.SizeOf<LineRequest>(),
        ["LineRequest.Consumer"] = Offset<LineRequest>(nameof(LineRequest.Consumer)),
        ["LineRequest.Config"] = Offset<LineRequest>(nameof(LineRequest.Config)),
        ["LineRequest.LineCount"] = Offset<LineRequest>(nameof(LineRequest.LineCount)),
        ["LineRequest.Descriptor"] = Offset<LineRequest>(nameof(LineRequest.Descriptor)),
        ["LineValues"] = (ulong)Unsafe.SizeOf<LineValues>(),
        ["LineValues.Mask"] = Offset<LineValues>(nameof(LineValues.Mask)),
        ["Output"] = (ulong)LineFlags.Output,
        ["Input"] = (ulong)LineFlags.Input,
        ["PullUp"] = (ulong)LineFlags.PullUp,
        ["PullDown"] = (ulong)LineFlags.PullDown,
        ["OutputValues"] = LineAttribute.OutputValues,
    };

    [Fact]
    public void Sizes_offsets_and_numbers_are_those_of_the_kernel_header()
    {
        Assert.SkipUnless(
            File.Exists("/usr/bin/gcc") && File.Exists("/usr/include/linux/gpio.h"),
            "needs gcc and linux-libc-dev");
        string folder = Directory.CreateTempSubdirectory("gpio-header-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "main.c"), Program);
            Run("/usr/bin/gcc", "-o", Path.Combine(folder, "main"), Path.Combine(folder, "main.c"));
            Dictionary<string, ulong> theirs = Run(Path.Combine(folder, "main"))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' '))
                .ToDictionary(words => words[0], words => ulong.Parse(words[1], null));

            Assert.Equal(theirs.OrderBy(pair => pair.Key), Ours.OrderBy(pair => pair.Key));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Sizes_and_numbers_are_those_of_the_64_bit_interface()
    {
        Assert.Equal(0x8044B401u, GpioIoctl.GetChipInfo);
        Assert.Equal(0xC100B405u, GpioIoctl.GetLineInfo);
        Assert.Equal(0xC250B407u, GpioIoctl.GetLine);
        Assert.Equal(0xC010B40Eu, GpioIoctl.GetValues);
        Assert.Equal(0xC010B40Fu, GpioIoctl.SetValues);
        Assert.Equal(68, Unsafe.SizeOf<ChipInfo>());
        Assert.Equal(256, Unsafe.SizeOf<LineInfo>());
        Assert.Equal(272, Unsafe.SizeOf<LineConfig>());
        Assert.Equal(592, Unsafe.SizeOf<LineRequest>());
        Assert.Equal(16, Unsafe.SizeOf<LineValues>());
    }

    private static ulong Offset<T>(string field) => (ulong)Marshal.OffsetOf<T>(field);

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
