namespace EmotionEdge.Core.Live;

/// <summary>A picture of the room as viewers get it.</summary>
/// <param name="Jpeg">The whole file; shared by all viewers, not to be changed.</param>
/// <param name="CapturedAt">When the camera took it, in ticks of <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="IsNotice">It shows no room, but says why there is none to be seen.</param>
public sealed record LivePicture(byte[] Jpeg, long CapturedAt, bool IsNotice);
