namespace EmotionEdge.Dashboard.Live;

/// <summary>One server-sent event, made once for all who listen.</summary>
/// <param name="Name">history, summary, alert or status.</param>
/// <param name="Data">One line of JSON.</param>
internal sealed record LiveEvent(string Name, string Data);
