using System.Globalization;
using System.Text.Json;
using Benchmarks.Material;
using Benchmarks.Report;

namespace Benchmarks.Service;

/// <summary>
/// What the first view of each page weighs and when Chromium shows something of it, while the service plays the clip; and
/// what becomes of both the logins and the analysis when somebody guesses passwords as fast as they can.
/// </summary>
internal sealed class PageFigures(string executable, RoomClip clip, TimeSpan duration, int views)
{
    private const string Analysed = "emotionedge_frames_processed_total";
    private const string Chromium = "/usr/bin/chromium";
    private const double LargestKilobytes = 300;
    private const double LeastRate = 0.95;
    private const int Guessers = 8;
    private static readonly string[] Pages = ["/live", "/analyse", "/alerts", "/alerts/rules", "/trends"];

    private long _answers;

    public async Task<Section> MeasureAsync()
    {
        using var login = await LoggedIn.CreateAsync().ConfigureAwait(false);
        var port = ServiceProcess.FreePort();
        using var service = await ServiceProcess.StartAsync(
            executable, clip, null, "--set", $"storage.directory={login.Folder}", "--set", $"dashboard.listen=127.0.0.1:{port}").ConfigureAwait(false);
        var address = new Uri($"http://127.0.0.1:{port}");
        return new Section("Pages and logins", [.. FirstViews(address, login.Cookie), .. await GuessAsync(service, address).ConfigureAwait(false)]);
    }

    private IEnumerable<Figure> FirstViews(Uri address, string cookie)
    {
        if (!File.Exists(Chromium))
            return [new Figure("First view of each page", $"not measured: {Chromium} is missing")];
        var script = Path.Combine(Repository.Root, "tests/Browser/scripts/first-view.js");
        using var found = JsonDocument.Parse(ChildProgram.Run(
            "node", [script, address.GetLeftPart(UriPartial.Authority), cookie, Chromium, views.ToString(CultureInfo.InvariantCulture), .. Pages]));
        return [.. found.RootElement.EnumerateArray().Select(view => FigureOf(
            view.GetProperty("page").GetString()!, view.GetProperty("bytes").GetDouble() / 1000, view.GetProperty("milliseconds").GetDouble(), view.GetProperty("blocking").GetInt32()))];
    }

    private static Figure FigureOf(string page, double kilobytes, double milliseconds, int blocking) => new(
        $"First view of {page}: compressed; first paint in Chromium; scripts that hold it up",
        Figures.Invariant($"{kilobytes:0} kB; {milliseconds:0} ms; {blocking}"),
        Figures.Invariant($"at most {LargestKilobytes:0} kB, none"),
        Missed: kilobytes > LargestKilobytes || blocking > 0);

    private async Task<IReadOnlyList<Figure>> GuessAsync(ServiceProcess service, Uri address)
    {
        var calm = await RateAsync(service).ConfigureAwait(false);
        using var enough = new CancellationTokenSource();
        var guessing = Enumerable.Range(0, Guessers).Select(number => GuessAsync(address, number, enough.Token)).ToArray();
        // The first failures are free; after them the address must wait.
        await Task.Delay(TimeSpan.FromSeconds(3), CancellationToken.None).ConfigureAwait(false);
        var start = TimeProvider.System.GetTimestamp();
        var before = Interlocked.Read(ref _answers);
        var busy = await RateAsync(service).ConfigureAwait(false);
        var answers = (Interlocked.Read(ref _answers) - before) / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        await enough.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(guessing).ConfigureAwait(false);
        return
        [
            new Figure($"Logins of {Guessers} guessers that are answered a second while their address must wait", Figures.Number(answers)),
            new Figure(
                "Rate of the analysis meanwhile by that without them",
                Figures.Invariant($"{busy / calm:0.00}"),
                Figures.Invariant($"at least {LeastRate}"),
                Missed: busy / calm < LeastRate),
        ];
    }

    private async Task GuessAsync(Uri address, int number, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address };
        try
        {
            for (var guess = 0; ; guess++)
            {
                using var body = new StringContent($$"""{"user": "viewer{{number}}", "password": "wrong horse battery {{guess}}"}""", System.Text.Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync(new Uri("/api/v1/session", UriKind.Relative), body, cancellationToken).ConfigureAwait(false);
                Interlocked.Increment(ref _answers);
            }
        }
        catch (OperationCanceledException)
        {
            // Enough was guessed.
        }
    }

    private async Task<double> RateAsync(ServiceProcess service)
    {
        var before = (await service.MetricsAsync().ConfigureAwait(false))[Analysed];
        var start = TimeProvider.System.GetTimestamp();
        await Task.Delay(duration).ConfigureAwait(false);
        return ((await service.MetricsAsync().ConfigureAwait(false))[Analysed] - before) / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }
}
