namespace EmotionEdge.Core.Box;

/// <summary>What is kept on the box, and how much room there is.</summary>
/// <param name="Folder">Where it is kept.</param>
/// <param name="FreeBytes">Room on its disk.</param>
/// <param name="TotalBytes">Size of its disk.</param>
/// <param name="DatabaseBytes">Accounts, results, alerts, aggregates.</param>
/// <param name="UploadBytes">Files that people gave and kept.</param>
/// <param name="UploadQuotaBytes">What these may take.</param>
/// <param name="Retention">Moods by the minute are forgotten after this time.</param>
public sealed record StorageFacts(
    string Folder, long FreeBytes, long TotalBytes, long DatabaseBytes, long UploadBytes, long UploadQuotaBytes, TimeSpan Retention);
