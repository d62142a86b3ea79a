using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Analysis.Plot;

/// <summary>A timeline in columns of equal length: of each sense, and of all fused by their weights and qualities.</summary>
internal sealed class EmotionColumns
{
    public const string Fused = "fused";

    /// <summary>As many as can be told apart on paper.</summary>
    private const int Most = 250;
    private const double Shortest = 0.1;

    private readonly Dictionary<string, ScoreMean[]> _rows = [];

    /// <param name="timeline">What the senses found.</param>
    /// <param name="seconds">Length of the recording.</param>
    /// <param name="fusion">How the senses count.</param>
    public EmotionColumns(IReadOnlyList<TimelineEntry> timeline, double seconds, FusionOptions fusion)
    {
        Count = (int)Math.Clamp(seconds / Shortest, 1, Most);
        ColumnSeconds = seconds / Count;
        foreach (var entry in timeline)
        {
            Add(entry.Modality, entry, weight: 1);
            Add(Fused, entry, fusion.WeightOf(Enum.Parse<Modality>(entry.Modality, ignoreCase: true)));
        }
    }

    public int Count { get; }

    public double ColumnSeconds { get; }

    /// <summary>The senses in the order in which they are drawn; the fused row comes last and only where there is more than one.</summary>
    public IEnumerable<string> Rows => new[] { "face", "speech", "sound", Fused }.Where(name => _rows.ContainsKey(name) && (name != Fused || _rows.Count > 2));

    /// <summary>The columns of a row; those of no weight are empty.</summary>
    public ReadOnlySpan<ScoreMean> this[string row] => _rows.TryGetValue(row, out var means) ? means : [];

    private void Add(string row, TimelineEntry entry, float weight)
    {
        if (!_rows.TryGetValue(row, out var means))
            _rows[row] = means = new ScoreMean[Count];
        var last = Math.Min(Count - 1, (int)(entry.End / ColumnSeconds));
        for (var i = Math.Min(Count - 1, (int)(entry.Start / ColumnSeconds)); i <= last; i++)
        {
            var shared = Math.Min(entry.End, (i + 1) * ColumnSeconds) - Math.Max(entry.Start, i * ColumnSeconds);
            if (shared > 0)
                means[i].Add(entry.Scores, entry.Affect, entry.Quality, weight * entry.Quality * shared);
        }
    }
}
