using EmotionEdge.Core;
using EmotionEdge.Text;

namespace EmotionEdge.Sensing;

/// <summary>Reads: from a message to a reading of text. The message is not kept.</summary>
internal sealed class TextSense(Lazy<TextAnalyzer> analyzer, RoomLoop room, TimeProvider time)
{
    public void Read(string text) => Post(analyzer.Value.Analyze(text));

    /// <summary>The same with all that can be told of it, for whoever sent it.</summary>
    public TextReport ReadAndReport(string text)
    {
        var report = analyzer.Value.Report(text);
        Post(report.Result);
        return report;
    }

    private void Post(in TextResult result)
    {
        if (!result.Known)
            return;

        var now = time.GetUtcNow();
        room.Post(new Reading(Modality.Text, result.Scores, result.Quality, 0, now, now)
        {
            Affect = result.Affect,
            Embedding = result.Embedding,
        });
    }
}
