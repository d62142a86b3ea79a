using System.CommandLine;
using System.Globalization;
using Benchmarks;
using Benchmarks.Material;
using Benchmarks.Pictures;
using Benchmarks.Report;

var only = new Option<Part[]>("--only") { Description = "Measure these parts and keep nothing.", AllowMultipleArgumentsPerToken = true };
var quick = new Option<bool>("--quick") { Description = "Short runs and keep nothing: only to see that all works." };
var service = new Option<string>("--service")
{
    Description = "The service's program file.",
    DefaultValueFactory = _ => Path.Combine(Repository.Root, "artifacts/emotionedge/emotionedge"),
};
var output = new Option<string>("--output")
{
    Description = "The document whose text between <!-- figures --> and <!-- /figures --> is replaced.",
    DefaultValueFactory = _ => Path.Combine(Repository.Root, "README.md"),
};
var seconds = new Argument<string>("seconds");
var oneCore = new Command(OneCore.Command, "Used by the measurement itself.") { seconds };
oneCore.Hidden = true;
oneCore.SetAction(parsed =>
    OneCore.MeasureHere(TimeSpan.FromSeconds(double.Parse(parsed.GetValue(seconds)!, CultureInfo.InvariantCulture))));

var root = new RootCommand("Measures how fast, how large and how prompt EmotionEdge is on this machine. Exit code 1: a goal is missed.")
{
    only, quick, service, output, oneCore,
};
root.SetAction((parsed, _) => MeasureAsync(new BenchArguments(
    parsed.GetValue(only) ?? [], parsed.GetValue(quick), parsed.GetValue(service)!, parsed.GetValue(output)!)));
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
}
catch (Exception exception) when (exception is BenchmarkException or EmotionEdge.Inference.ModelException or IOException)
{
    Console.Error.WriteLine(exception.Message);
    return 3;
}

static async Task<int> MeasureAsync(BenchArguments arguments)
{
    var machine = Machine.Describe();
    var sections = await new Measurements(arguments).TakeAsync().ConfigureAwait(false);
    var report = MarkdownReport.Write(machine, "./build.sh bench", sections);
    Console.Write(report);
    if (arguments.IsComplete)
        Keep(report, arguments.Output);
    return sections.Any(section => section.Figures.Any(figure => figure.Missed)) ? 1 : 0;
}

static void Keep(string report, string output)
{
    if (File.Exists(output) && MarkedText.Replace(File.ReadAllText(output), report) is { } document)
    {
        File.WriteAllText(output, document);
        Console.Error.WriteLine($"written into {output}");
        return;
    }

    var instead = Path.Combine(Repository.Artifacts, "figures.md");
    File.WriteAllText(instead, report);
    Console.Error.WriteLine($"{output} has no <!-- figures --> and <!-- /figures -->; written to {instead}");
}
