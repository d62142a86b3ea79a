using System.Globalization;

namespace Benchmarks.Service;

/// <summary>What the kernel says of another process.</summary>
internal static class ProcessFile
{
    /// <summary>Of the clock in <c>/proc/PID/stat</c>; the same on all Linux systems that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Processor time of all its threads so far, in seconds.</summary>
    public static double ProcessorSeconds(int id)
    {
        var stat = File.ReadAllText($"/proc/{id}/stat");
        // The name in brackets may hold spaces; state is the first field behind it, user and system time the 12th and 13th.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
    }

    /// <summary>A field of <c>/proc/PID/status</c> that is given in kB, in megabytes.</summary>
    public static double Megabytes(int id, string field)
    {
        var line = File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith(field + ":", StringComparison.Ordinal));
        return Number(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) * 1024 / 1e6;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
