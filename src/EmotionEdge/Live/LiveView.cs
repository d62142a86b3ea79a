using System.Globalization;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Posture;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Sounds;
using EmotionEdge.Core.Status;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Mqtt;
using EmotionEdge.Sensing;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using Label = Spectre.Console.Text;

namespace EmotionEdge.Live;

/// <summary>The state of the room in the terminal, four times a second; in a pipe, a line a second.</summary>
internal sealed class LiveView(IAnsiConsole console, MqttOptions mqtt, Lazy<DashboardServer> dashboard, TimeProvider time) : BackgroundService, IRoomObserver
{
    private const int BarWidth = 30;
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly ModalityState[] _senses = new ModalityState[ModalityWeights.Count];
    private Summary? _summary;
    private PostureState? _posture;
    private AlertEvent? _alert;
    private StatusReport? _status;

    public void OnSummary(Summary summary)
    {
        lock (_gate)
            _summary = summary;
    }

    public void OnModality(in ModalityState state)
    {
        lock (_gate)
            _senses[(int)state.Modality] = state;
    }

    public void OnPosture(PostureState state)
    {
        lock (_gate)
            _posture = state;
    }

    public void OnAlert(AlertEvent alert)
    {
        lock (_gate)
            _alert = alert;
    }

    public void OnStatus(StatusReport status)
    {
        lock (_gate)
            _status = status;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var interactive = console.Profile.Capabilities.Interactive;
        using var timer = new PeriodicTimer(interactive ? RefreshEvery : LineEvery, time);
        try
        {
            if (interactive)
                await console.Live(Draw()).StartAsync(context => RefreshAsync(context, timer, stoppingToken)).ConfigureAwait(false);
            else
                await WriteLinesAsync(timer, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task RefreshAsync(LiveDisplayContext context, PeriodicTimer timer, CancellationToken stoppingToken)
    {
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            context.UpdateTarget(Draw());
    }

    private async Task WriteLinesAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        // Past the console, which would break lines at a width that a pipe does not have.
        var output = console.Profile.Out.Writer;
        await output.WriteLineAsync(Subscribe()).ConfigureAwait(false);
        var page = "";
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            if (page != Dashboard())
                await output.WriteLineAsync(page = Dashboard()).ConfigureAwait(false);
            await output.WriteLineAsync(Line()).ConfigureAwait(false);
        }
    }

    private string Line()
    {
        lock (_gate)
        {
            if (_summary is not { } summary)
                return "starting";
            var shares = string.Join(' ', Enum.GetValues<Modality>().Select(modality => Percent(modality.ToString(), summary.Contributions[modality])));
            var alert = _alert is { } last ? $"  alert {last.Type}".ToLowerInvariant() : "";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{summary.Time:HH:mm:ss}  {summary.Dominant.NameOrUnknown(),-9} {summary.Confidence:0.00}  valence {summary.Affect.Valence,5:0.00}  arousal {summary.Affect.Arousal:0.00}  faces {summary.Faces}  {shares}{Doing()}{alert}");
        }
    }

    private Rows Draw()
    {
        lock (_gate)
        {
            var table = new Table().Border(TableBorder.Rounded).Expand();
            table.AddColumn(new TableColumn("the room").NoWrap());
            foreach (var modality in Enum.GetValues<Modality>())
                table.AddColumn(modality.ToString().ToLowerInvariant());
            table.AddRow([Plain(Headline()), .. _senses.Select(sense => Plain(Headline(sense)))]);
            for (var e = 0; e < EmotionScores.Count; e++)
                table.AddRow([Bar(e, _summary?.Scores, _summary?.Dominant is not null), .. _senses.Select(sense => Score(sense, e))]);
            table.AddRow([Plain(AffectLine()), .. Enum.GetValues<Modality>().Select(m => Plain(Percent("counts", _summary?.Contributions[m] ?? 0)))]);
            return new Rows([table, Plain(Sensors()), .. Hints(), Plain(Doing()), Plain(Alert()), Plain(Dashboard()), Plain(Subscribe()), Plain("Ctrl-C stops.")]);
        }
    }

    private string Headline() => _summary is { } summary
        ? string.Create(CultureInfo.InvariantCulture, $"{summary.Dominant.NameOrUnknown()} {summary.Confidence:0.00}, {summary.Faces} face(s)")
        : "starting";

    private static string Headline(in ModalityState sense) => sense.Sound is { } sound
        ? string.Create(CultureInfo.InvariantCulture, $"{sound.Event.Name()} {sound.Confidence:0.00}")
        : sense.Present ? string.Create(CultureInfo.InvariantCulture, $"{sense.Dominant.NameOrUnknown()} {sense.Confidence:0.00}") : "nothing";

    private string AffectLine() => _summary is { Dominant: not null } summary
        ? string.Create(CultureInfo.InvariantCulture, $"valence {summary.Affect.Valence:0.00}, arousal {summary.Affect.Arousal:0.00}, stress {summary.Stress:0.00}")
        : "";

    private string Sensors()
    {
        if (_summary is not { } summary)
            return "";
        var sensors = string.Join("   ", summary.Sensors.Select(sensor => $"{sensor.Name}: {sensor.State.ToString().ToLowerInvariant()}{Reason(sensor)}"));
        return _status is { Pacing: var pacing }
            ? string.Create(CultureInfo.InvariantCulture, $"{sensors}   frames/s {pacing.CapturedPerSecond:0.0} seen, {pacing.ProcessedPerSecond:0.0} analysed")
            : sensors;
    }

    private string Doing() => _posture is { People: > 0 } bodies
        ? string.Create(CultureInfo.InvariantCulture, $"  posture of {bodies.People}: {bodies.Action.ToString().ToLowerInvariant()}, agitation {bodies.Agitation:0.00}")
        : "";

    private IEnumerable<Label> Hints() =>
        from finding in _status?.Hints ?? []
        select Plain($"{finding.Hint.Sensor()} ({finding.Hint.Name()}): {finding.Hint.Advice()}");

    private static string Reason(SensorStatus sensor) =>
        sensor.State is SensorState.Streaming or SensorState.Off || sensor.Detail is null ? "" : $" ({sensor.Detail})";

    private string Alert() => _alert is { } alert
        ? $"last alert: {alert.Type.ToString().ToLowerInvariant()} at {alert.Time.ToLocalTime():HH:mm:ss}: {alert.Reason}"
        : "no alert so far";

    private string Dashboard()
    {
        if (dashboard.Value.Address is not { IsCompletedSuccessfully: true, Result: { } address })
            return "";
        return dashboard.Value.SetupCode is { } code ? $"first start: open {address}setup and enter the code {code}" : $"dashboard: {address}";
    }

    private string Subscribe() => mqtt.Enabled
        ? string.Create(CultureInfo.InvariantCulture, $"mosquitto_sub -h {mqtt.Host} -p {mqtt.Port} -t 'emotionedge/#' -v   shows the messages")
        : "MQTT is off (mqtt.enabled)";

    private static string Percent(string name, float share) =>
        string.Create(CultureInfo.InvariantCulture, $"{name.ToLowerInvariant()} {share * 100:0} %");

    private static Markup Bar(int emotion, EmotionScores? scores, bool known)
    {
        var share = known ? scores?[emotion] ?? 0 : 0;
        var filled = (int)Math.Round(share * BarWidth);
        return new Markup($"{EmotionNames.All[emotion],-10}[green]{new string('━', filled)}[/][grey]{new string('─', BarWidth - filled)}[/]");
    }

    private static Label Score(in ModalityState sense, int emotion) =>
        Plain(sense.Present ? sense.Scores[emotion].ToString("0.00", CultureInfo.InvariantCulture) : "");

    private static Label Plain(string text) => new(text);
}
