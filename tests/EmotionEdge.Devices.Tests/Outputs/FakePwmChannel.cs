using System.Device.Pwm;
using System.Globalization;

namespace EmotionEdge.Devices.Tests.Outputs;

internal sealed class FakePwmChannel(FakeBoard board, int line) : PwmChannel
{
    private bool _isRunning;

    public override int Frequency { get; set; }

    public override double DutyCycle { get; set; }

    public override void Start()
    {
        _isRunning = true;
        board.RunningChannels++;
        board.Set(line, string.Create(CultureInfo.InvariantCulture, $"{Frequency} Hz {DutyCycle}"));
    }

    public override void Stop() => throw new NotSupportedException("a stopped channel still has its thread; dispose it");

    protected override void Dispose(bool disposing)
    {
        if (_isRunning)
        {
            _isRunning = false;
            board.RunningChannels--;
            board.Lines[line] = "low";
        }

        base.Dispose(disposing);
    }
}
