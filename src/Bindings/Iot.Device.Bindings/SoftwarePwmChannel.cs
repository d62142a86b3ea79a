using System.Device.Gpio;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace System.Device.Pwm.Drivers;

/// <summary>A PWM channel on a GPIO line, timed by a thread of its own. It sleeps through the long part of each wait.</summary>
public partial class SoftwarePwmChannel : PwmChannel
{
    // A sleeping thread wakes up to this much late; the rest of a wait is spun.
    private const long WakeUpNanoseconds = 150_000;

    private readonly int _pin;
    private readonly bool _sleeps;
    private readonly bool _shouldDispose;
    private readonly GpioController _controller;
    private readonly ManualResetEventSlim _running = new(false);
    private readonly Thread _thread;
    private int _frequency;
    private double _dutyCycle;
    private long _highTicks;
    private long _lowTicks;
    private volatile bool _terminating;
    private volatile Exception? _failure;

    /// <summary>Opens the pin as an output. The channel is silent until <see cref="Start"/>.</summary>
    /// <param name="pinNumber">The line.</param>
    /// <param name="frequency">Pulses a second, in hertz, above 0.</param>
    /// <param name="dutyCycle">The share of a pulse that is high, 0.0 to 1.0.</param>
    /// <param name="usePrecisionTimer">Spins through every wait, on a thread of the highest priority.</param>
    /// <param name="controller">The controller of the line. Upstream looks for a board's own when it is null; here it is required.</param>
    /// <param name="shouldDispose">Disposes the controller with the channel.</param>
    public SoftwarePwmChannel(
        int pinNumber,
        int frequency = 400,
        double dutyCycle = 0.5,
        bool usePrecisionTimer = false,
        GpioController? controller = null,
        bool shouldDispose = true)
    {
        if (pinNumber == -1)
            throw new ArgumentException("Invalid pin number", nameof(pinNumber));

        _controller = controller ?? throw new ArgumentNullException(nameof(controller), "Pass the controller of the line.");
        _pin = pinNumber;
        _shouldDispose = shouldDispose;
        _sleeps = !usePrecisionTimer;
        Frequency = frequency;
        DutyCycle = dutyCycle;

        _controller.OpenPin(_pin, PinMode.Output);
        _thread = new Thread(Run) { IsBackground = true, Name = $"PWM on line {pinNumber}" };
        if (usePrecisionTimer)
            _thread.Priority = ThreadPriority.Highest;
        _thread.Start();
    }

    public override int Frequency
    {
        get => _frequency;
        set
        {
            if (value <= 0)
                throw new ArgumentOutOfRangeException(nameof(value), value, "Frequency must be a positive non-zero value.");
            _frequency = value;
            UpdateTimes();
        }
    }

    public override double DutyCycle
    {
        get => _dutyCycle;
        set
        {
            if (value is < 0.0 or > 1.0 or double.NaN)
                throw new ArgumentOutOfRangeException(nameof(value), value, "DutyCycle must be between 0.0 and 1.0 (inclusive).");
            _dutyCycle = value;
            UpdateTimes();
        }
    }

    /// <exception cref="IOException">The line failed while the channel ran; the cause is inside.</exception>
    public override void Start()
    {
        if (_failure is { } failure)
            throw new IOException($"The PWM channel on line {_pin} has ended: {failure.Message}", failure);
        _running.Set();
    }

    public override void Stop() => _running.Reset();

    protected override void Dispose(bool disposing)
    {
        if (_terminating)
            return;

        _terminating = true;
        _running.Set();
        _thread.Join();
        _running.Dispose();
        if (_shouldDispose)
            _controller.Dispose();
        base.Dispose(disposing);
    }

    private void UpdateTimes()
    {
        double cycle = Stopwatch.Frequency / (double)_frequency;
        Interlocked.Exchange(ref _highTicks, (long)(cycle * _dutyCycle));
        Interlocked.Exchange(ref _lowTicks, (long)(cycle - (cycle * _dutyCycle)));
    }

    private void Run()
    {
        try
        {
            while (true)
            {
                _running.Wait();
                if (_terminating)
                    break;

                Hold(PinValue.High, Interlocked.Read(ref _highTicks));
                Hold(PinValue.Low, Interlocked.Read(ref _lowTicks));
            }

            _controller.Write(_pin, PinValue.Low);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The chip is gone. On this thread the exception would end the process, so the next Start throws it.
            _failure = exception;
        }
    }

    private void Hold(PinValue value, long ticks)
    {
        if (ticks == 0)
            return;

        _controller.Write(_pin, value);
        long end = Stopwatch.GetTimestamp() + ticks;
        if (_sleeps)
            Sleep(end);

        var wait = default(SpinWait);
        while (Stopwatch.GetTimestamp() < end)
        {
            if (_sleeps)
                wait.SpinOnce(sleep1Threshold: -1);
            else
                Thread.SpinWait(1);
        }
    }

    /// <summary>Sleeps until shortly before a timestamp. Thread.Sleep knows whole milliseconds only.</summary>
    private static void Sleep(long end)
    {
        long left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), end).Ticks * 100;
        if (left <= WakeUpNanoseconds)
            return;

        long sleep = left - WakeUpNanoseconds;
        var time = new TimeSpec { Seconds = (nint)(sleep / 1_000_000_000), Nanoseconds = (nint)(sleep % 1_000_000_000) };
        _ = nanosleep(in time, 0);
    }

    [LibraryImport("libc")]
    private static partial int nanosleep(in TimeSpec time, nint remaining);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
