using EmotionEdge.Core;
using EmotionEdge.Text;

namespace EmotionEdge.Sensing;

/// <summary>Reads: from a message to a reading of text. The message is not kept.</summary>
internal sealed class TextSense(TextAnalyzer analyzer, RoomLoop room, TimeProvider time)
{
    public void Read(string text)
    {
        var result = analyzer.Analyze(text);
        if (!result.Known)
            return;

        var now = time.GetUtcNow();
        room.Post(new Reading(Modality.Text, result.Scores, result.Quality, 0, now, now) { Affect = result.Affect });
    }
}
