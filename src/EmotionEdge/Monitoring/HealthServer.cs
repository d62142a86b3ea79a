using EmotionEdge.Configuration;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Sensing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Monitoring;

/// <summary>
/// Health and metrics on 127.0.0.1. <c>/health/live</c>: every loop of the pipeline goes round. <c>/health/ready</c>: and
/// every sensor that is switched on delivers; hints for the technician follow the answer. <c>/metrics</c>: Prometheus' text format. <c>/text</c> takes texts. A port that is taken costs this
/// page, not the service.
/// </summary>
internal sealed partial class HealthServer(
    HealthOptions options,
    Heartbeats heartbeats,
    SensorBoard sensors,
    StatusLoop status,
    HintBoard hints,
    LastSummary last,
    TextEndpoint text,
    ILogger<HealthServer> logger) : IHostedService, IAsyncDisposable
{
    private WebApplication? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Enabled)
            return;

        var server = Build();
        try
        {
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
            _server = server;
        }
        catch (IOException exception)
        {
            LogNotServed(options.Port, exception.Message);
            await server.DisposeAsync().ConfigureAwait(false);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, options.Port));
        builder.Services.AddRoutingCore();

        var server = builder.Build();
        server.MapGet("/health/live", () => Answer(heartbeats.Stuck()));
        server.MapGet("/health/ready", () => Answer([.. heartbeats.Stuck(), .. sensors.NotReady()], hints.Findings));
        server.MapGet("/metrics", () => Results.Text(MetricsText.Write(status.Report(), last.Value), MetricsText.ContentType));
        server.MapPost(TextEndpoint.Path, (HttpRequest request, CancellationToken cancellationToken) => text.Answer(request, cancellationToken));
        return server;
    }

    /// <summary>A hint is no fault: the service does what it can.</summary>
    private static IResult Answer(IReadOnlyList<string> faults, IReadOnlyList<SensorFinding>? findings = null)
    {
        var lines = (faults.Count == 0 ? ["ok"] : faults)
            .Concat(findings?.Select(finding => $"{finding.Hint.Sensor()} ({finding.Hint.Name()}): {finding.Hint.Advice()}") ?? []);
        return Results.Text(
            string.Join('\n', lines) + "\n", statusCode: faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    [LoggerMessage(LogLevel.Error, "Health and metrics are not served: port {Port} on 127.0.0.1: {Reason} Set health.port to a free one.")]
    private partial void LogNotServed(int port, string reason);
}
