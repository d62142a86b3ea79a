using EmotionEdge.Core.Alerts;

namespace EmotionEdge.Core.Tests.Alerts;

/// <summary>An event in the course of a room.</summary>
/// <param name="Event">What the rules said.</param>
/// <param name="Look">At which look at the room, from 0.</param>
/// <param name="Passed">The time that had passed by then; a clock set back takes none.</param>
/// <param name="Now">The time on the clock.</param>
internal readonly record struct Happened(AlertEvent Event, int Look, TimeSpan Passed, DateTimeOffset Now);
