using System.Device.Pwm;
using Xunit;

namespace EmotionEdge.Devices.Tests.Outputs;

/// <summary>A board whose lines can be looked at, taken away and given back.</summary>
internal sealed class FakeBoard : IGpioBoard, IGpioLines
{
    /// <summary>What each open line does: "high", "low" or "100 Hz 0.1".</summary>
    public Dictionary<int, string> Lines { get; } = [];

    /// <summary>What each line did, in order, from its opening on.</summary>
    public List<(int Line, string Level)> History { get; } = [];

    public string? Missing { get; set; }

    public bool Unplugged { get; set; }

    public HashSet<int> Broken { get; } = [];

    public int Openings { get; private set; }

    public int RunningChannels { get; set; }

    public bool IsClosed { get; private set; } = true;

    public IGpioLines Open(string label, int highestLine)
    {
        Openings++;
        if (Missing is not null)
            throw new GpioUnavailableException(Missing);
        IsClosed = false;
        return this;
    }

    public void Open(int line, bool high) => Set(line, high ? "high" : "low");

    public void Write(int line, bool high)
    {
        Assert.Contains(line, Lines.Keys);
        Set(line, high ? "high" : "low");
    }

    public PwmChannel CreatePwm(int line, int frequency, double dutyCycle) =>
        new FakePwmChannel(this, line) { Frequency = frequency, DutyCycle = dutyCycle };

    public void Set(int line, string level)
    {
        if (Unplugged || Broken.Contains(line))
            throw new IOException($"line {line}: No such device");
        Lines[line] = level;
        History.Add((line, level));
    }

    public void Dispose() => IsClosed = true;
}
