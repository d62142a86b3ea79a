using System.Device.Gpio;
using System.Device.Pwm;
using System.Device.Pwm.Drivers;

namespace EmotionEdge.Devices;

/// <summary>Lines of a <see cref="GpioController"/>, which it owns.</summary>
internal sealed class GpioLines(GpioController controller) : IGpioLines
{
    public void Open(int line, bool high) => controller.OpenPin(line, PinMode.Output, high);

    public void Write(int line, bool high) => controller.Write(line, high);

    public PwmChannel CreatePwm(int line, int frequency, double dutyCycle) =>
        new SoftwarePwmChannel(line, frequency, dutyCycle, usePrecisionTimer: false, controller, shouldDispose: false);

    public void Dispose() => controller.Dispose();
}
