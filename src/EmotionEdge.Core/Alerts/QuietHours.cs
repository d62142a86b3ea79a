namespace EmotionEdge.Core.Alerts;

/// <summary>
/// A span of the day in local time, from the first moment up to, not including, the last; it may reach over midnight. Both
/// the same: it is empty. An instant is judged by what the clock on the wall shows then, so that an hour that a change of
/// the clocks repeats is quiet twice, and one that it leaves out never comes.
/// </summary>
internal readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    public bool Contains(DateTimeOffset instant, TimeZoneInfo zone) =>
        From != Until && TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(instant, zone).TimeOfDay).IsBetween(From, Until);
}
