using EmotionEdge.Configuration;
using EmotionEdge.Core.Doctor;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Devices;
using EmotionEdge.Hosting;
using EmotionEdge.Storage;

namespace EmotionEdge.Doctor;

/// <summary>All looks at the box, in the order in which they are told.</summary>
internal sealed class BoxDoctor : IDoctor
{
    private const string ConfigurationName = "configuration";

    private readonly IReadOnlyList<Examination> _examinations;

    private BoxDoctor(IEnumerable<Examination> examinations) => _examinations = [.. examinations];

    /// <summary>For the service itself.</summary>
    public static BoxDoctor OfService(Settings settings, TimeProvider time) => new([Configured, .. OfBox(settings, time), .. OfMachine(time)]);

    /// <summary>For somebody who looks from outside.</summary>
    /// <param name="configFile">The file of <c>--config</c>.</param>
    /// <param name="time">The clock.</param>
    public static BoxDoctor OfCommand(string? configFile, TimeProvider time)
    {
        try
        {
            var settings = SettingsReader.Read(configFile, new Dictionary<string, string?>());
            return new BoxDoctor(
                [Configured, .. OfBox(settings, time), new Examination(InstanceCheck.Name, () => InstanceCheck.Look(settings)), .. OfMachine(time)]);
        }
        catch (ConfigurationException exception)
        {
            // What the configuration would name is not known: the machine can be looked at all the same.
            return new BoxDoctor([new Examination(ConfigurationName, () => exception.Errors.Select(FaultOf)), .. OfMachine(time)]);
        }
    }

    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        var all = await Task.WhenAll(_examinations.Select(one => Task.Run(() => one.RunAsync(cancellationToken), cancellationToken))).ConfigureAwait(false);
        return [.. all.SelectMany(findings => findings)];
    }

    private static Examination Configured { get; } = new(ConfigurationName, () => Finding.Fine(ConfigurationName, "it has no faults"));

    private static IEnumerable<Examination> OfBox(Settings settings, TimeProvider time)
    {
        var state = StateFolder.Choose(settings.Storage);
        yield return new Examination(ModelFilesCheck.Name, () => ModelFilesCheck.Look(settings.Models));
        yield return new Examination("camera", () => DeviceCheck.Camera(settings.Camera));
        yield return new Examination("microphone", () => DeviceCheck.Microphone(settings.Microphone));
        yield return new Examination("gpio", () => DeviceCheck.Gpio(settings.Output));
        yield return new Examination(BrokerCheck.Name, async cancellationToken => [await BrokerCheck.LookAsync(settings.Mqtt, cancellationToken).ConfigureAwait(false)]);
        yield return new Examination(DiskCheck.Name, () => DiskCheck.Look(state));
        yield return new Examination(DatabaseCheck.Name, () => DatabaseCheck.Look(StorageServices.DatabaseFileIn(state)));
        yield return new Examination(CertificateCheck.Name, () => CertificateCheck.Look(settings.Dashboard, new DashboardFolder(state), time));
    }

    private static IEnumerable<Examination> OfMachine(TimeProvider time)
    {
        yield return new Examination(LibraryCheck.Name, LibraryCheck.Look);
        yield return new Examination(ClockCheck.Name, () => ClockCheck.Look(time));
        yield return new Examination(TemperatureCheck.Name, () => TemperatureCheck.Look());
    }

    private static Finding FaultOf(ConfigurationError error) =>
        new(ConfigurationName, FindingState.Problem, $"{error.Key}: '{error.Value}' will not do", $"{char.ToUpperInvariant(error.Hint[0])}{error.Hint[1..]}.");
}
