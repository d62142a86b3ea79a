using System.Globalization;

namespace Benchmarks.Service;

/// <summary>What the service says of itself in Prometheus' text format.</summary>
internal sealed class MetricsPage
{
    private readonly Dictionary<string, double> _values = [];

    public static MetricsPage Parse(string text)
    {
        var page = new MetricsPage();
        foreach (var line in text.Split('\n'))
        {
            var space = line.LastIndexOf(' ');
            if (space > 0 && line[0] != '#')
                page._values[line[..space]] = double.Parse(line[(space + 1)..], CultureInfo.InvariantCulture);
        }

        return page;
    }

    /// <summary>A sample by its name, labels included.</summary>
    public double this[string sample] => _values.TryGetValue(sample, out var value)
        ? value
        : throw new BenchmarkException($"The service's /metrics has no {sample}: program and benchmark are of different versions; run ./build.sh bench.");
}
