using EmotionEdge.Core.Alerts;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Dashboard.Security;

namespace EmotionEdge.Dashboard.Alerts.Rules;

/// <summary>The rules by which alerts are raised: read by those who see alerts, edited by administrators.</summary>
public sealed class AlertRulesModule(IAlertRules rules) : IDashboardModule
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(rules);
        services.AddSingleton<AlertRuleEndpoints>();
    }

    /// <inheritdoc/>
    public void Map(RouteGroupBuilder api, IEndpointRouteBuilder root)
    {
        ArgumentNullException.ThrowIfNull(api);
        var group = api.MapGroup("/alerts/rules").WithTags("Alerts");
        group.MapGet("", (AlertRuleEndpoints endpoints) => endpoints.Read())
            .RequireAuthorization(Policies.Operator)
            .WithSummary("The rules in force, and what a rule can say");
        group.MapPut("", (HttpContext context, AlertRuleEndpoints endpoints, CancellationToken cancellationToken) => endpoints.ChangeAsync(context, cancellationToken))
            .RequireAuthorization(Policies.Administrator)
            .WithSummary("Puts other rules in force, at once and over restarts")
            .WithDescription("In place of those of the configuration. A rule is written as there; what is left out has its default. Without any rule the built-in one holds. Open alerts of rules that change are cleared.")
            .AddOpenApiOperationTransformer(DescribeBody)
            .ProducesValidationProblem();
        group.MapDelete("", (HttpContext context, AlertRuleEndpoints endpoints, CancellationToken cancellationToken) => endpoints.ResetAsync(context, cancellationToken))
            .RequireAuthorization(Policies.Administrator)
            .WithSummary("Goes back to the rules of the configuration");
        group.MapPost("/preview", (HttpContext context, AlertRuleEndpoints endpoints, CancellationToken cancellationToken) => endpoints.PreviewAsync(context, cancellationToken))
            .RequireAuthorization(Policies.Administrator)
            .WithSummary("What rules would have made of the last 24 hours")
            .WithDescription("Beside what those in force would have, both on the same seconds, had nobody acknowledged anything. Changes nothing.")
            .AddOpenApiOperationTransformer(DescribeBody)
            .ProducesValidationProblem();
    }

    private Task DescribeBody(Microsoft.OpenApi.OpenApiOperation operation, object context, CancellationToken cancellationToken)
    {
        operation.RequestBody = AlertRuleBody.Describe(rules.Fields);
        return Task.CompletedTask;
    }
}
