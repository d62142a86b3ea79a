namespace EmotionEdge.Audio.Tests.Features;

/// <summary>Voices made by formula: pulses of the glottis through three formants of a neutral vowel.</summary>
internal static class SyntheticVoice
{
    private const int Rate = 16000;

    private static readonly (double Hertz, double Width)[] Formants = [(500, 80), (1500, 120), (2500, 160)];

    /// <summary>A voice at 0.3 of full scale.</summary>
    /// <param name="seconds">How long.</param>
    /// <param name="hertz">Pitch at a time.</param>
    /// <param name="jitter">Each period is longer or shorter by a share drawn evenly within plus or minus this.</param>
    /// <param name="loudness">0..1 at a time; left out, always 1.</param>
    public static float[] Make(double seconds, Func<double, double> hertz, double jitter = 0, Func<double, double>? loudness = null)
    {
        var random = new Random(11);
        var pulses = new double[(int)(seconds * Rate)];
        for (var at = 0.0; at < pulses.Length - 40;)
        {
            AddPulse(pulses, at);
            at += Rate / hertz(at / Rate) * (1 + (jitter * ((2 * random.NextDouble()) - 1)));
        }

        foreach (var (frequency, width) in Formants)
            Resonate(pulses, frequency, width);
        var largest = pulses.Max(Math.Abs);
        return [.. pulses.Select((value, i) => (float)(0.3 * value / largest * (loudness?.Invoke((double)i / Rate) ?? 1)))];
    }

    /// <summary>Jitter (local) of evenly drawn periods: the mean difference of two is a third of the range.</summary>
    public static double LocalJitter(double jitter) => 2 * jitter / 3;

    /// <summary>A pulse without frequencies that 16 kHz cannot hold, at any part of a sample.</summary>
    private static void AddPulse(double[] signal, double at)
    {
        for (var i = Math.Max(0, (int)at - 16); i < Math.Min(signal.Length, (int)at + 17); i++)
        {
            var x = i - at;
            var window = 0.5 + (0.5 * Math.Cos(Math.PI * Math.Clamp(x / 17, -1, 1)));
            signal[i] += (Math.Abs(x) < 1e-9 ? 1 : Math.Sin(0.8 * Math.PI * x) / (Math.PI * x)) * window;
        }
    }

    private static void Resonate(double[] signal, double hertz, double width)
    {
        var radius = Math.Exp(-Math.PI * width / Rate);
        var (first, second) = (2 * radius * Math.Cos(2 * Math.PI * hertz / Rate), -radius * radius);
        double last = 0, beforeLast = 0;
        for (var i = 0; i < signal.Length; i++)
        {
            var value = signal[i] + (first * last) + (second * beforeLast);
            (beforeLast, last, signal[i]) = (last, value, value);
        }
    }
}
