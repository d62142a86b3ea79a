using Xunit;

namespace EmotionEdge.Mqtt.Tests;

internal static class Eventually
{
    public static async Task BeAsync(Func<bool> condition, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, $"Not within 30 s: {what}");
            await Task.Delay(5, CancellationToken.None);
        }
    }
}
