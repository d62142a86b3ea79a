namespace System.Device.Gpio.Native;

/// <summary>The ioctl numbers of <c>linux/gpio.h</c>: direction, size of the argument, type 0xB4, number.</summary>
internal static class GpioIoctl
{
    public const uint GetChipInfo = Read | (68 << 16) | Type | 0x01;
    public const uint GetLineInfo = Read | Write | (256 << 16) | Type | 0x05;
    public const uint GetLine = Read | Write | (592 << 16) | Type | 0x07;
    public const uint GetValues = Read | Write | (16 << 16) | Type | 0x0E;
    public const uint SetValues = Read | Write | (16 << 16) | Type | 0x0F;

    private const uint Write = 1u << 30;
    private const uint Read = 2u << 30;
    private const uint Type = 0xB4 << 8;
}
