using System.Globalization;
using EmotionEdge.Core.Audit;
using EmotionEdge.Core.Setup;
using EmotionEdge.Dashboard.Accounts;

namespace EmotionEdge.Dashboard.Setup;

/// <summary>Tries brokers and takes them over.</summary>
internal sealed class BrokerDesk(IBoxAid aid, IAuditLog audit, TimeProvider time)
{
    /// <returns>For people: what went wrong; <see langword="null"/> when the broker let the device in.</returns>
    public Task<string?> TryAsync(BrokerTrial trial, CancellationToken cancellationToken) => aid.TryBrokerAsync(trial, cancellationToken);

    /// <returns>For people: why it was not taken over; <see langword="null"/> when it was.</returns>
    public async Task<string?> KeepAsync(BrokerTrial trial, Actor actor, CancellationToken cancellationToken)
    {
        if (aid.KeepBroker(trial) is { } problem)
            return problem;
        var place = string.Create(CultureInfo.InvariantCulture, $"{trial.Host}:{trial.Port}");
        await audit.AddAsync(actor.Entry(time.GetUtcNow(), AuditAction.SetupBroker, place), cancellationToken).ConfigureAwait(false);
        return null;
    }
}
