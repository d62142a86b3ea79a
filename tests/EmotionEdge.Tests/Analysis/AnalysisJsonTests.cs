using System.Globalization;
using System.Text.Json;
using EmotionEdge.Analysis;
using EmotionEdge.Core;

namespace EmotionEdge.Tests.Analysis;

/// <summary>The shape that other people's scripts read.</summary>
public sealed class AnalysisJsonTests
{
    private static readonly EmotionScores Scores = EmotionScores.FromWeights([1, 2, 0, 0, 0, 0, 0]);

    [Fact]
    public void A_picture_has_the_fixed_fields_in_their_order_and_its_faces()
    {
        var face = new FaceResult(null, null, null, [1, 2, 3, 4], 0.123456, "Happiness", 2 / 3.0, Scores);
        var estimate = new Estimate(Emotion.Happiness, 2 / 3f, new Affect(0.5f, 0.25f), Scores);

        var line = AnalysisJson.Line(AnalysisResult.Of("grüße & <b>.png", "image", estimate, [face]));

        Assert.Equal(
            """
            {"file":"grüße & <b>.png","kind":"image","dominant":"Happiness","confidence":0.6667,"valence":0.5,"arousal":0.25,"scores":{"Neutral":0.3333,"Happiness":0.6667,"Surprise":0,"Sadness":0,"Anger":0,"Disgust":0,"Fear":0},"faces":[{"box":[1,2,3,4],"quality":0.1235,"dominant":"Happiness","confidence":0.6667,"scores":{"Neutral":0.3333,"Happiness":0.6667,"Surprise":0,"Sadness":0,"Anger":0,"Disgust":0,"Fear":0}}]}
            """,
            line);
    }

    [Fact]
    public void A_video_has_tracks_and_a_timeline()
    {
        var face = new FaceResult(3, 0.2, 1.4, [1, 2, 3, 4], 0.5, "Unknown", 0, Scores);
        var entry = new TimelineEntry(1, 2.00004, "speech", Scores);

        using var json = JsonDocument.Parse(AnalysisJson.Line(AnalysisResult.Of("v.mp4", "video", default(Estimate) with { Scores = Scores }, [face], [entry])));

        Assert.Equal("Unknown", json.RootElement.GetProperty("dominant").GetString());
        var track = json.RootElement.GetProperty("faces")[0];
        Assert.Equal(["track", "start", "end", "box", "quality", "dominant", "confidence", "scores"], Names(track));
        Assert.Equal(3, track.GetProperty("track").GetInt32());
        var span = json.RootElement.GetProperty("timeline")[0];
        Assert.Equal(["start", "end", "modality", "scores"], Names(span));
        Assert.Equal(2, span.GetProperty("end").GetDouble());
        Assert.Equal(EmotionNames.All.ToArray(), Names(span.GetProperty("scores")));
    }

    [Fact]
    public void A_sound_has_its_event_beside_the_fixed_fields()
    {
        var entry = new TimelineEntry(1, 2, "sound", Scores, "BabyCry", 0.912345);

        using var json = JsonDocument.Parse(AnalysisJson.Line(AnalysisResult.Of("s.wav", "audio", default(Estimate) with { Scores = Scores }, timeline: [entry])));

        var span = json.RootElement.GetProperty("timeline")[0];
        Assert.Equal(["start", "end", "modality", "scores", "event", "confidence"], Names(span));
        Assert.Equal("BabyCry", span.GetProperty("event").GetString());
        Assert.Equal(0.9123, span.GetProperty("confidence").GetDouble());
    }

    [Fact]
    public void A_text_has_what_its_words_say_and_how_it_goes_along()
    {
        var text = new TextDetails(
            0.5, 0.75, 0.9, null, null, [new EvidenceEntry("good", 3, 4, 0.25, "vader")], [new SentenceEntry(0, 9, "Happiness", 0.8, 0.5, 0.75, Scores)]);

        using var json = JsonDocument.Parse(AnalysisJson.Line(AnalysisResult.Of("t.txt", "text", default(Estimate) with { Scores = Scores }) with { Text = text }));

        var told = json.RootElement.GetProperty("text");
        Assert.Equal(["sentiment", "intensity", "quality", "evidence", "sentences"], Names(told));
        Assert.Equal(["word", "start", "length", "contribution", "lexicon"], Names(told.GetProperty("evidence")[0]));
        Assert.Equal(["start", "length", "dominant", "confidence", "sentiment", "intensity", "scores"], Names(told.GetProperty("sentences")[0]));
    }

    [Fact]
    public void A_file_that_failed_has_its_name_and_the_error_only() =>
        Assert.Equal("""{"file":"a.png","error":"a.png: is empty."}""", AnalysisJson.Line(new AnalysisFailure("a.png", "a.png: is empty.")));

    [Fact]
    public void Numbers_look_the_same_in_every_country()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator = ",";

            Assert.Contains("\"quality\":0.5", AnalysisJson.Line(AnalysisResult.Of("a", "image", default, [new FaceResult(null, null, null, [], 0.5, "", 0, Scores)])), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
