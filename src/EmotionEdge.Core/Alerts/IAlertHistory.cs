namespace EmotionEdge.Core.Alerts;

/// <summary>What became of alerts, over restarts.</summary>
public interface IAlertHistory
{
    /// <summary>Adds a step to its alert, which begins with its first one.</summary>
    /// <exception cref="Storage.StorageException">It cannot be kept now.</exception>
    Task AddAsync(AlertEvent alert, CancellationToken cancellationToken);

    /// <summary>Those raised last first.</summary>
    /// <exception cref="Storage.StorageException">They cannot be read now.</exception>
    Task<IReadOnlyList<AlertRecord>> ReadAsync(AlertQuery query, CancellationToken cancellationToken);

    /// <summary><see langword="null"/> where there is none of this id.</summary>
    /// <exception cref="Storage.StorageException">It cannot be read now.</exception>
    Task<AlertRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Ends those that are open: a service that starts knows nothing of them.</summary>
    /// <exception cref="Storage.StorageException">They cannot be changed now.</exception>
    Task CloseAllAsync(DateTimeOffset now, string reason, CancellationToken cancellationToken);
}
