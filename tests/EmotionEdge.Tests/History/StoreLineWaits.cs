using EmotionEdge.History;

namespace EmotionEdge.Tests.History;

/// <summary>Waits for a line by putting something of one's own behind what is in it.</summary>
internal static class StoreLineWaits
{
    /// <returns>Ends when all reads that were asked for so far are done.</returns>
    public static Task ReadsDoneAsync(this StoreLine line) => DoneAsync(line.Read);

    /// <returns>Ends when all changes that were added so far are made or lost.</returns>
    public static Task ChangesDoneAsync(this StoreLine line) => DoneAsync(change => line.Add(change));

    private static Task DoneAsync(Action<Func<CancellationToken, Task>> add)
    {
        var isDone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        add(_ =>
        {
            isDone.SetResult();
            return Task.CompletedTask;
        });
        return isDone.Task;
    }
}
