using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EmotionEdge.Storage.Database;

/// <summary>A moment as milliseconds since 1970 in UTC: small, and ordered as time is.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
