using EmotionEdge.Core.Storage;

namespace EmotionEdge.Core.Settings;

/// <summary>
/// What people chose on the pages: texts under names such as <c>setup.purpose</c>. Every member throws
/// <see cref="StorageException"/> when the store cannot be used now.
/// </summary>
public interface ISettingStore
{
    Task<string?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Keeps several together, or none; <see langword="null"/> removes one.</summary>
    Task SetAsync(IReadOnlyDictionary<string, string?> values, CancellationToken cancellationToken);
}
