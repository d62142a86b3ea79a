using EmotionEdge.Core.Alerts;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Dashboard.Navigation;
using EmotionEdge.Dashboard.Security;

namespace EmotionEdge.Dashboard.Alerts;

/// <summary>Alerts as they happen and as they went.</summary>
public sealed class AlertsModule(IAlertHistory history, IAlertDesk desk) : IDashboardModule
{
    /// <inheritdoc/>
    public IEnumerable<NavigationItem> Navigation => [new("/alerts", "Alerts", Policies.Operator, 30)];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(history);
        services.AddSingleton(desk);
        services.AddSingleton<AlertEndpoints>();
    }

    /// <inheritdoc/>
    public void Map(RouteGroupBuilder api, IEndpointRouteBuilder root)
    {
        ArgumentNullException.ThrowIfNull(api);
        var group = api.MapGroup("/alerts").RequireAuthorization(Policies.Operator).WithTags("Alerts");
        group.MapGet("", (AlertEndpoints endpoints, bool? open, AlertSeverity? severity, string? rule, DateTimeOffset? from, DateTimeOffset? before, int? limit, CancellationToken cancellationToken) =>
                endpoints.ListAsync(open, severity, rule, from, before, limit, cancellationToken))
            .WithSummary("Alerts, those raised last first")
            .WithDescription("open: only those that are open, or over; severity: at least information, warning or critical; to page on, give as 'before' when the last one was raised.");
        group.MapGet("/export.csv", (AlertEndpoints endpoints, bool? open, AlertSeverity? severity, string? rule, DateTimeOffset? from, DateTimeOffset? before, CancellationToken cancellationToken) =>
                endpoints.ExportAsync(open, severity, rule, from, before, cancellationToken))
            .WithSummary("The same as a table, a line for each step of the last 1000");
        group.MapGet("/{id}", (AlertEndpoints endpoints, string id, CancellationToken cancellationToken) => endpoints.GetAsync(id, cancellationToken))
            .WithSummary("One alert with its steps")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id}/acknowledge", (AlertEndpoints endpoints, string id, CancellationToken cancellationToken) => endpoints.AcknowledgeAsync(id, cancellationToken))
            .WithSummary("Says that an open alert was seen")
            .WithDescription("The same act as over MQTT: light and buzzer end, and everybody is told.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }
}
