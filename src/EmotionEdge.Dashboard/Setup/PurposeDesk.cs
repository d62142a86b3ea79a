using EmotionEdge.Core.Audit;
using EmotionEdge.Core.Settings;
using EmotionEdge.Core.Setup;
using EmotionEdge.Dashboard.Accounts;

namespace EmotionEdge.Dashboard.Setup;

/// <summary>
/// Place and purpose of the box. The EU AI Act forbids inferring emotions at workplaces and in education except for medical
/// or safety reasons (article 5(1)(f)): there the box senses nothing until such a reason is given. What was answered is kept
/// and goes to the audit log.
/// </summary>
internal sealed class PurposeDesk(ISettingStore settings, IPlaceRule rule, IAuditLog audit, TimeProvider time)
{
    private const string PlaceName = "setup.place";
    private const string PurposeName = "setup.purpose";
    private const string ReasonName = "setup.reason";
    private const string ExplanationName = "setup.explanation";

    /// <summary>What was answered last; <see langword="null"/> before the set-up.</summary>
    public async Task<Purpose?> FindAsync(CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<Place>(await settings.FindAsync(PlaceName, cancellationToken).ConfigureAwait(false), out var place))
            return null;
        _ = Enum.TryParse<Reason>(await settings.FindAsync(ReasonName, cancellationToken).ConfigureAwait(false), out var reason);
        return new Purpose(
            place,
            await settings.FindAsync(PurposeName, cancellationToken).ConfigureAwait(false) ?? "",
            reason,
            await settings.FindAsync(ExplanationName, cancellationToken).ConfigureAwait(false) ?? "");
    }

    /// <summary>Keeps the answers, and opens or closes the senses accordingly.</summary>
    /// <returns>Whether the box may sense.</returns>
    public async Task<bool> AnswerAsync(Purpose purpose, Actor actor, CancellationToken cancellationToken)
    {
        // Closing comes before keeping: a full disk must not leave the senses open.
        if (!purpose.IsPermitted)
            rule.Set(isRefused: true);
        await settings.SetAsync(
            new Dictionary<string, string?>
            {
                [PlaceName] = purpose.Place.ToString(),
                [PurposeName] = purpose.Text,
                [ReasonName] = purpose.Reason.ToString(),
                [ExplanationName] = purpose.Explanation,
            },
            cancellationToken).ConfigureAwait(false);
        await audit.AddAsync(
            actor.Entry(
                time.GetUtcNow(),
                AuditAction.SetupPurpose,
                purpose.Place.ToString(),
                $"{(purpose.IsPermitted ? "permitted" : "refused")}; purpose: {purpose.Text}; reason: {purpose.Reason} {purpose.Explanation}".TrimEnd()),
            cancellationToken).ConfigureAwait(false);
        if (purpose.IsPermitted)
            rule.Set(isRefused: false);
        return purpose.IsPermitted;
    }
}
