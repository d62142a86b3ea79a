using System.Globalization;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>Too many guesses failed: nothing is looked at before <paramref name="wait"/> is over.</summary>
internal sealed class MustWaitException(TimeSpan wait) : Exception($"Too many failures. Try again in {Shown(wait)} s.")
{
    /// <summary>Whole seconds, as a header or a sentence has them.</summary>
    public string Seconds => Shown(wait);

    private static string Shown(TimeSpan wait) => Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
}
