using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Audit;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmotionEdge.Dashboard.Alerts.Rules;

internal sealed class AlertRuleEndpoints(IAlertRules rules, IAuditLog audit, TimeProvider time)
{
    public Ok<AlertRulesAnswer> Read() => TypedResults.Ok(AlertRulesAnswer.Of(rules.Now, rules.Fields));

    public Task<Results<Ok<AlertRulesAnswer>, ValidationProblem, ProblemHttpResult>> ChangeAsync(HttpContext context, CancellationToken cancellationToken) =>
        AnswerAsync(
            context,
            async wanted =>
            {
                var before = rules.Now;
                var after = await rules.ChangeAsync(wanted, cancellationToken).ConfigureAwait(false);
                return await NoteAsync(context, AuditAction.AlertRulesChanged, before, after).ConfigureAwait(false);
            },
            cancellationToken);

    public async Task<Ok<AlertRulesAnswer>> ResetAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var before = rules.Now;
        var after = await rules.ResetAsync(cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(await NoteAsync(context, AuditAction.AlertRulesReset, before, after).ConfigureAwait(false));
    }

    public Task<Results<Ok<AlertPreviewAnswer>, ValidationProblem, ProblemHttpResult>> PreviewAsync(HttpContext context, CancellationToken cancellationToken) =>
        AnswerAsync(
            context,
            async wanted => AlertPreviewAnswer.Of(await rules.PreviewAsync(wanted, cancellationToken).ConfigureAwait(false)),
            cancellationToken);

    private static async Task<Results<Ok<T>, ValidationProblem, ProblemHttpResult>> AnswerAsync<T>(
        HttpContext context, Func<IReadOnlyList<IReadOnlyDictionary<string, string>>, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Ok(await work(await AlertRuleBody.ReadAsync(context.Request, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false));
        }
        catch (AlertRuleException exception)
        {
            return TypedResults.ValidationProblem(
                exception.Faults.ToDictionary(fault => fault.Key, fault => (string[])[fault.Value]), "The rules will not do; nothing has changed.");
        }
        catch (BadHttpRequestException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: exception.StatusCode);
        }
    }

    /// <summary>What was done is noted, also where whoever did it is gone.</summary>
    private async Task<AlertRulesAnswer> NoteAsync(HttpContext context, string action, AlertRuleList before, AlertRuleList after)
    {
        var detail = AlertRuleDifference.Describe(before.Rules, after.Rules);
        await audit.AddAsync(context.Actor().Entry(time.GetUtcNow(), action, null, detail), CancellationToken.None).ConfigureAwait(false);
        return AlertRulesAnswer.Of(after, rules.Fields);
    }
}
