using EmotionEdge.Core.Trends;
using EmotionEdge.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace EmotionEdge.Storage.Trends;

/// <summary>Moods by the minute in the database.</summary>
public sealed class TrendStore(DatabaseFile file) : ITrendStore
{
    private const int MinutesPerHour = 60;

    /// <inheritdoc/>
    public Task AddAsync(MinuteMood mood, CancellationToken cancellationToken) => file.WriteAsync(
        async database =>
        {
            var row = MinuteRow.Of(mood);
            // A clock that was set back brings a minute again.
            await database.Set<MinuteRow>().Where(old => old.Id == row.Id).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            database.Add(row);
            await database.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<HourMood>> ReadHoursAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) => file.ReadAsync(
        async database =>
        {
            var hours = await Between(database, from, until)
                .GroupBy(row => row.Id / MinutesPerHour)
                .Select(hour => new
                {
                    Hour = hour.Key,
                    Minutes = hour.Count(),
                    Neutral = hour.Sum(row => (long)row.Neutral),
                    Happiness = hour.Sum(row => (long)row.Happiness),
                    Surprise = hour.Sum(row => (long)row.Surprise),
                    Sadness = hour.Sum(row => (long)row.Sadness),
                    Anger = hour.Sum(row => (long)row.Anger),
                    Disgust = hour.Sum(row => (long)row.Disgust),
                    Fear = hour.Sum(row => (long)row.Fear),
                    Unknown = hour.Sum(row => (long)row.Unknown),
                    Valence = hour.Average(row => (double)row.Valence),
                    Arousal = hour.Average(row => (double)row.Arousal),
                })
                .OrderBy(hour => hour.Hour)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            return (IReadOnlyList<HourMood>)hours.ConvertAll(hour => new HourMood(
                DateTimeOffset.FromUnixTimeSeconds(hour.Hour * MinutesPerHour * 60),
                hour.Minutes,
                [hour.Neutral, hour.Happiness, hour.Surprise, hour.Sadness, hour.Anger, hour.Disgust, hour.Fear, hour.Unknown],
                hour.Valence,
                hour.Arousal));
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<MinuteMood>> ReadMinutesAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) => file.ReadAsync(
        async database =>
        {
            var rows = await Between(database, from, until).OrderBy(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
            return (IReadOnlyList<MinuteMood>)rows.ConvertAll(row => row.ToMood());
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task RemoveBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var first = MinuteRow.IdOf(moment);
        return file.WriteAsync(
            database => (Task)database.Set<MinuteRow>().Where(row => row.Id < first).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private static IQueryable<MinuteRow> Between(EmotionEdgeDatabase database, DateTimeOffset from, DateTimeOffset until)
    {
        var (first, end) = (MinuteRow.IdOf(from), MinuteRow.IdOf(until));
        return database.Set<MinuteRow>().AsNoTracking().Where(row => row.Id >= first && row.Id <= end);
    }
}
