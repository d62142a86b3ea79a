using System.Globalization;
using System.Xml.Linq;
using EmotionEdge.Analysis;
using EmotionEdge.Analysis.Plot;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Devices;

namespace EmotionEdge.Tests.Analysis.Plot;

public sealed class AnalysisPlotTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FakeSenses _senses = new();

    [Theory]
    [InlineData(110)]
    [InlineData(220)]
    [InlineData(400)]
    public void The_pitch_is_drawn_where_the_scale_says_within_two_percent(double hertz)
    {
        // A sawtooth, which has all harmonics as a voice does.
        var svg = Draw(_folder.Make("tone.wav", string.Create(CultureInfo.InvariantCulture, $"-f lavfi -i aevalsrc=0.5*(2*mod({hertz}*t\\,1)-1):s=16000:d=2")));
        var marks = Marks(svg);

        var points = Points(svg, "pitch");
        Assert.InRange(points.Length, 150, 210);
        var (low, high) = (marks.MinBy(mark => mark.Hertz), marks.MaxBy(mark => mark.Hertz));
        foreach (var (_, y) in points)
        {
            var part = (y - low.Y) / (high.Y - low.Y);
            Assert.InRange(low.Hertz * Math.Pow(high.Hertz / low.Hertz, part) / hertz, 0.98, 1.02);
        }
    }

    [Fact]
    public void A_video_shows_faces_speech_and_both_fused()
    {
        _senses.FaceOnFrame = _ => FakeSenses.FaceAt(30, 30);
        var svg = Draw(_folder.Make(
            "both.avi", "-f lavfi -i sine=frequency=300:duration=2,apad=pad_dur=1 -f lavfi -i testsrc=size=160x120:rate=25:duration=3 -c:v mpeg4"));

        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToArray();
        Assert.Contains(texts, text => text.StartsWith("face:", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith("speech:", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith("fused:", StringComparison.Ordinal));
        Assert.All(EmotionNames.All.ToArray(), name => Assert.Equal(3, texts.Count(text => text == name)));
        Assert.NotEmpty(Points(svg, "valence"));
        Assert.NotEmpty(Points(svg, "arousal"));
    }

    [Fact]
    public void A_film_without_sound_and_sound_without_speech_are_drawn_too()
    {
        var film = Draw(_folder.Make("mute.avi", "-f lavfi -i testsrc=size=160x120:rate=25:duration=1 -c:v mpeg4"));
        Assert.DoesNotContain(film.Descendants(), element => element.Value == "waveform");

        var silence = Draw(_folder.Make("silence.wav", "-f lavfi -i anullsrc=r=16000:cl=mono -t 1"));
        Assert.Contains(silence.Descendants(), element => element.Value == "waveform");
        Assert.Empty(Points(silence, "pitch"));
    }

    [Fact]
    public void Hours_are_no_larger_than_minutes_and_any_name_is_valid_in_XML()
    {
        var timeline = Enumerable.Range(0, 3600)
            .Select(i => new TimelineEntry(4 * i, (4 * i) + 3, "speech", EmotionScores.Certain((Emotion)(i % 7))) { Affect = new Affect(i % 3 / 3f, 0.5f) })
            .ToArray();
        var result = AnalysisResult.Of("a<b>&\u0001\ud800.wav", "audio", default, timeline: timeline);
        var sketch = new SoundSketch();
        var second = new float[SoundFile.SampleRate];
        for (var i = 0; i < 4 * 3600; i++)
            sketch.Add(second, []);

        var svg = AnalysisPlot.Svg(result, sketch, new FusionOptions());

        Assert.InRange(svg.Length, 10_000, 600_000);
        Assert.Contains("a<b>&?", XDocument.Parse(svg).Root!.Value, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private XDocument Draw(string file)
    {
        var sketch = new SoundSketch();
        var fusion = new FusionOptions();
        var result = new FileAnalyzer(_senses, fusion, sketch).Analyze(file, null, TestContext.Current.CancellationToken);
        return XDocument.Parse(AnalysisPlot.Svg(result, sketch, fusion));
    }

    private static (double X, double Y)[] Points(XDocument svg, string name) =>
    [
        .. from line in svg.Descendants()
           where (string?)line.Attribute("class") == name
           from point in ((string)line.Attribute("points")!).Split(' ')
           let numbers = point.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()
           select (numbers[0], numbers[1]),
    ];

    /// <summary>The scale's texts stand 4 pixels below its lines.</summary>
    private static (double Hertz, double Y)[] Marks(XDocument svg) =>
    [
        .. from text in svg.Descendants()
           where text.Name.LocalName == "text" && text.Value.EndsWith(" Hz", StringComparison.Ordinal)
           select (double.Parse(text.Value[..^3], CultureInfo.InvariantCulture), (double)text.Attribute("y")! - 4),
    ];
}
