using Benchmarks.Material;
using Benchmarks.Report;

namespace Benchmarks.Service;

/// <summary>What it costs that somebody watches: the same service with no, one and five viewers, in turns.</summary>
internal sealed class ViewerFigures(string executable, RoomClip clip, TimeSpan duration)
{
    private const string Analysed = "emotionedge_frames_processed_total";
    private const double MostOfFive = 1.3;
    private const double LeastRate = 0.95;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly int[] Viewers = [0, 1, 5];

    public async Task<Section> MeasureAsync()
    {
        using var login = await LoggedIn.CreateAsync().ConfigureAwait(false);
        var port = ServiceProcess.FreePort();
        using var service = await ServiceProcess.StartAsync(
            executable, clip, null, "--set", $"storage.directory={login.Folder}", "--set", $"dashboard.listen=127.0.0.1:{port}").ConfigureAwait(false);
        await Task.Delay(WarmUp).ConfigureAwait(false);
        var sums = new Load[Viewers.Length];
        // Twice in turns: what else the machine does changes meanwhile.
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < Viewers.Length; i++)
                sums[i] += await MeasureAsync(service, port, login.Cookie, Viewers[i]).ConfigureAwait(false);
        }

        return new Section("Viewers of the live picture", [.. Figures(sums)]);
    }

    private static IEnumerable<Figure> Figures(Load[] loads)
    {
        for (var i = 0; i < Viewers.Length; i++)
        {
            yield return new Figure(
                $"With {Viewers[i]} viewers: frames analysed a second; processor of one core; pictures a second and viewer",
                Report.Figures.Invariant($"{loads[i].Rate:0.0}; {100 * loads[i].Cores:0.0} %; {(Viewers[i] == 0 ? 0 : loads[i].Pictures / loads[i].Seconds / Viewers[i]):0.0}"));
        }

        var (none, one, five) = (loads[0], loads[1], loads[2]);
        yield return Ratio("Rate of the analysis with 5 viewers by that with none", five.Rate / none.Rate, atLeast: LeastRate);
        yield return Ratio("Processor of the whole service with 5 viewers by that with 1", five.Cores / one.Cores, atMost: MostOfFive);
    }

    private static Figure Ratio(string name, double ratio, double atLeast = 0, double atMost = double.PositiveInfinity) => new(
        name,
        Report.Figures.Invariant($"{ratio:0.00}"),
        atLeast > 0 ? Report.Figures.Invariant($"at least {atLeast}") : Report.Figures.Invariant($"at most {atMost}"),
        Missed: !(ratio >= atLeast && ratio <= atMost));

    private async Task<Load> MeasureAsync(ServiceProcess service, int port, string cookie, int viewers)
    {
        using var leaving = new CancellationTokenSource();
        var watching = Enumerable.Range(0, viewers).Select(_ => WatchAsync(port, cookie, leaving.Token)).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None).ConfigureAwait(false);
        var before = (await service.MetricsAsync().ConfigureAwait(false))[Analysed];
        var processor = ProcessFile.ProcessorSeconds(service.Id);
        var start = TimeProvider.System.GetTimestamp();
        await Task.Delay(duration, CancellationToken.None).ConfigureAwait(false);
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        processor = ProcessFile.ProcessorSeconds(service.Id) - processor;
        var frames = (await service.MetricsAsync().ConfigureAwait(false))[Analysed] - before;
        await leaving.CancelAsync().ConfigureAwait(false);
        var pictures = await Task.WhenAll(watching).ConfigureAwait(false);
        return new Load(seconds, frames, processor, pictures.Sum());
    }

    /// <returns>How many pictures came.</returns>
    private static async Task<long> WatchAsync(int port, string cookie, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        long pictures = 0;
        try
        {
            var stream = await client.GetStreamAsync(new Uri($"http://127.0.0.1:{port}/api/v1/live/stream"), cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var block = new byte[65536];
                while (await stream.ReadAsync(block, cancellationToken).ConfigureAwait(false) is > 0 and var count)
                    pictures += Count(block.AsSpan(0, count));
            }
        }
        catch (OperationCanceledException)
        {
            // Enough was seen.
        }

        return pictures;
    }

    private static int Count(ReadOnlySpan<byte> block) => block.Count("Content-Type: image/jpeg"u8);

    private readonly record struct Load(double Seconds, double Frames, double Processor, long Pictures)
    {
        public double Rate => Frames / Seconds;

        public double Cores => Processor / Seconds;

        public static Load operator +(Load one, Load other) =>
            new(one.Seconds + other.Seconds, one.Frames + other.Frames, one.Processor + other.Processor, one.Pictures + other.Pictures);
    }
}
