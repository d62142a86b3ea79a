namespace EmotionEdge.Core.Trends;

/// <summary>Moods by the minute, over restarts.</summary>
public interface ITrendStore
{
    /// <summary>Adds a minute, or replaces it.</summary>
    /// <exception cref="Storage.StorageException">It cannot be kept now.</exception>
    Task AddAsync(MinuteMood mood, CancellationToken cancellationToken);

    /// <summary>Hours in their order, those without any minute left out.</summary>
    /// <exception cref="Storage.StorageException">They cannot be read now.</exception>
    Task<IReadOnlyList<HourMood>> ReadHoursAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Minutes in their order.</summary>
    /// <exception cref="Storage.StorageException">They cannot be read now.</exception>
    Task<IReadOnlyList<MinuteMood>> ReadMinutesAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Forgets all minutes before a moment.</summary>
    /// <exception cref="Storage.StorageException">They cannot be removed now.</exception>
    Task RemoveBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken);
}
