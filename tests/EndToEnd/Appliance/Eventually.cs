using Xunit;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>Waits for what another process will bring about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    public static async Task BeAsync(Func<bool> condition, Func<string> what) =>
        await FindAsync(() => condition() ? "yes" : null, what);

    /// <returns>What was looked for, as soon as it is there.</returns>
    public static async Task<T> FindAsync<T>(Func<T?> look, Func<string> what)
        where T : class
    {
        var deadline = DateTimeOffset.UtcNow + Patience;
        while (true)
        {
            if (look() is { } found)
                return found;
            if (DateTimeOffset.UtcNow > deadline)
                Assert.Fail($"Not within {Patience.TotalSeconds:0} s: {what()}");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }
}
