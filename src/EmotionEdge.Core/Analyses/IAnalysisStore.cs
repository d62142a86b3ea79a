using EmotionEdge.Core.Storage;

namespace EmotionEdge.Core.Analyses;

/// <summary>Keeps analyses that have ended over restarts.</summary>
public interface IAnalysisStore
{
    /// <summary>All, in any order.</summary>
    /// <exception cref="StorageException">They cannot be read now.</exception>
    Task<IReadOnlyList<AnalysisJob>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>The ids of all.</summary>
    /// <exception cref="StorageException">They cannot be read now.</exception>
    Task<IReadOnlySet<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds one or replaces it.</summary>
    /// <exception cref="StorageException">It cannot be kept now.</exception>
    Task SaveAsync(AnalysisJob job, CancellationToken cancellationToken);

    /// <summary>Forgets one.</summary>
    /// <exception cref="StorageException">It cannot be removed now.</exception>
    Task DeleteAsync(string id, CancellationToken cancellationToken);
}
