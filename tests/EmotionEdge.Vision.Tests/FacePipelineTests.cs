using EmotionEdge.Core;
using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Tests.Media;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Vision.Tests;

public sealed class FacePipelineTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly ScriptedDetector _detector;
    private readonly ScriptedExpression _expression;
    private readonly FacePipeline _pipeline;
    private readonly VideoFrame _frame = Frames.Of(640, 480, (x, y) => 128 + (60 * MathF.Sin(x / 9)) + (60 * MathF.Cos(y / 7)));
    private readonly Reading[] _readings = new Reading[8];
    private DateTimeOffset _lastFrame;

    public FacePipelineTests()
    {
        _lastFrame = _time.GetUtcNow();
        _detector = new ScriptedDetector(_time);
        _expression = new ScriptedExpression(_time);
        _pipeline = new FacePipeline(_detector, _expression, new FacePipelineOptions(), _time);
    }

    [Fact]
    public void Detection_runs_only_when_asked_for()
    {
        _detector.Faces = [Faces.Frontal(100, 100, 60)];
        Next(detect: true);
        Next(detect: false);
        Next(detect: true);

        Assert.Equal(2, _detector.Calls);
        Assert.Equal(1, _pipeline.VisibleFaces);
    }

    [Fact]
    public void An_unconfirmed_face_is_not_classified()
    {
        _detector.Faces = [Faces.Frontal(100, 100, 60)];
        Next(detect: true, expressions: 5);

        Assert.Equal(0, _expression.Calls);
        Assert.Equal(0, _pipeline.LastExpressionCount);
    }

    [Fact]
    public void No_more_faces_are_classified_than_allowed_and_the_others_come_next()
    {
        _detector.Faces = [Faces.Frontal(100, 100, 60), Faces.Frontal(300, 100, 60), Faces.Frontal(500, 100, 60)];
        Next(detect: true);
        Next(detect: true, expressions: 2);
        Assert.Equal(2, _pipeline.LastExpressionCount);
        Assert.Equal(2, CountClassified());

        Next(detect: true, expressions: 2);
        Assert.Equal(1, _pipeline.LastExpressionCount);
        Assert.Equal(3, CountClassified());
    }

    [Fact]
    public void Of_fifty_faces_each_has_its_turn_and_its_own_track()
    {
        _detector.Faces = [.. Enumerable.Range(0, 50).Select(i => Faces.Frontal(20 + (60 * (i % 10)), 20 + (80 * (i / 10)), 40))];
        Next(detect: true);
        for (var i = 0; i < 10; i++)
            Next(detect: true, expressions: 5);

        Assert.Equal(50, _pipeline.VisibleFaces);
        Assert.Equal(50, CountClassified());
        Assert.Equal(50, _pipeline.Tracks.ToArray().Select(track => track.Id).Distinct().Count());
    }

    [Fact]
    public void A_face_that_the_border_cuts_and_one_beyond_it_are_classified_like_others()
    {
        _detector.Faces = [Faces.Frontal(-20, -15, 60), Faces.Frontal(610, 450, 60), Faces.Frontal(-200, 100, 60)];
        Next(detect: true);
        Next(detect: true, expressions: 3);

        Assert.Equal(3, CountClassified());
    }

    [Fact]
    public void A_film_whose_size_changes_is_followed_on()
    {
        _detector.Faces = [Faces.Frontal(100, 100, 60)];
        Next(detect: true);
        Next(detect: true, expressions: 1);
        _frame.Resize(160, 120);
        _frame.Pixels.Fill(90);
        _detector.Faces = [Faces.Frontal(25, 25, 15)];
        Next(detect: true, expressions: 1);
        Next(detect: true, expressions: 1);
        Next(detect: true, expressions: 2);

        Assert.Equal(1, _pipeline.VisibleFaces);
        Assert.Equal(25, _pipeline.Tracks.ToArray().Single(track => track.IsVisible).Face.Box.CenterX, 0.5f);
    }

    [Fact]
    public void A_face_that_stays_as_it_is_waits_until_its_result_is_old()
    {
        _detector.Faces = [Faces.Frontal(100, 100, 60)];
        Next(detect: true);
        for (var i = 0; i < 11; i++)
            Next(detect: true, expressions: 1);

        // At once, then every 0.5 s of the 1 s that passed.
        Assert.Equal(3, _expression.Calls);
    }

    [Fact]
    public void A_face_that_changes_is_classified_before_its_result_is_old()
    {
        _detector.Faces = [Faces.Frontal(100, 100, 60), Faces.Frontal(400, 100, 60)];
        Next(detect: true);
        Next(detect: true, expressions: 2);
        var before = _expression.Calls;

        for (var y = 50; y < 150; y++)
            _frame.Row(y)[(360 * 3)..(400 * 3)].Fill(20);
        Next(detect: true, expressions: 2);

        Assert.Equal(before + 1, _expression.Calls);
        Assert.Equal(400, _expression.LastFace.Box.CenterX, 1.0);
    }

    [Fact]
    public void A_face_that_moves_is_classified_before_its_result_is_old()
    {
        _detector.Faces = [Faces.Frontal(100, 100, 60)];
        Next(detect: true);
        Next(detect: true, expressions: 1);
        _detector.Faces = [Faces.Frontal(130, 100, 60)];
        Next(detect: true, expressions: 1);

        Assert.Equal(2, _expression.Calls);
    }

    [Fact]
    public void A_face_that_the_last_detection_missed_is_not_classified()
    {
        _detector.Faces = [Faces.Frontal(100, 100, 60)];
        Next(detect: true);
        Next(detect: true);
        _detector.Faces = [];
        Next(detect: true, expressions: 1);

        Assert.Equal(0, _expression.Calls);
        Assert.Equal(0, _pipeline.VisibleFaces);
        Assert.Equal(1, _pipeline.Tracks.Length);
    }

    [Fact]
    public void Results_are_averaged_over_time()
    {
        _detector.Faces = [Faces.Frontal(100, 100, 60)];
        _expression.Emotion = Emotion.Happiness;
        Next(detect: true);
        Next(detect: true, expressions: 1);
        Assert.Equal(1, Track().Scores!.Value[Emotion.Happiness]);

        _expression.Emotion = Emotion.Anger;
        for (var i = 0; i < 6; i++)
            Next(detect: true, expressions: i == 5 ? 1 : 0);

        // One time constant of 0.6 s later the old result counts exp(-1).
        Assert.Equal(Math.Exp(-1), Track().Scores!.Value[Emotion.Happiness], 4);
        Assert.Equal(Emotion.Anger, Track().Dominant);
    }

    [Fact]
    public void A_reading_is_written_once_and_tells_when_the_face_was_seen()
    {
        _detector.Faces = [Faces.Frontal(100, 100, 60)];
        Next(detect: true);
        Next(detect: true, expressions: 1);
        var first = _lastFrame;
        for (var i = 0; i < 5; i++)
            Next(detect: true, expressions: 1);
        var second = _lastFrame;
        _time.Advance(TimeSpan.FromMilliseconds(40));

        Assert.Equal(1, _pipeline.WriteReadings(_readings, _time.GetUtcNow()));
        var reading = _readings[0];
        Assert.Equal((Modality.Face, 1, 1f), (reading.Modality, reading.Subject, reading.Quality));
        Assert.Equal(first, reading.Start);
        Assert.Equal(second, reading.End);
        Assert.Equal(0, _pipeline.WriteReadings(_readings, _time.GetUtcNow()));
    }

    [Fact]
    public void Readings_that_do_not_fit_wait_for_the_next_call()
    {
        _detector.Faces = [Faces.Frontal(100, 100, 60), Faces.Frontal(300, 100, 60), Faces.Frontal(500, 100, 60)];
        Next(detect: true);
        Next(detect: true, expressions: 3);

        Assert.Equal(2, _pipeline.WriteReadings(_readings.AsSpan(0, 2), _time.GetUtcNow()));
        Assert.Equal(1, _pipeline.WriteReadings(_readings.AsSpan(0, 2), _time.GetUtcNow()));
        Assert.Equal(3, _readings[0].Subject);
    }

    [Fact]
    public void What_detection_and_one_expression_cost_is_measured()
    {
        _detector.Faces = [Faces.Frontal(100, 100, 60), Faces.Frontal(300, 100, 60)];
        Next(detect: true);
        Next(detect: true, expressions: 2);

        Assert.Equal(ScriptedDetector.Cost, _pipeline.LastDetection);
        Assert.Equal(ScriptedExpression.Cost, _pipeline.LastExpression);
    }

    [Fact]
    public void Clearing_forgets_the_faces()
    {
        _detector.Faces = [Faces.Frontal(100, 100, 60)];
        Next(detect: true);
        Next(detect: true, expressions: 1);
        _pipeline.Clear();

        Assert.Equal(0, _pipeline.Tracks.Length);
        Assert.Equal(0, _pipeline.WriteReadings(_readings, _time.GetUtcNow()));
    }

    [Fact]
    public void A_frame_that_was_never_filled_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _pipeline.Process(new VideoFrame(), true, 1, _time.GetTimestamp()));

    private void Next(bool detect, int expressions = 0)
    {
        // The scripted models take their time from the interval, so that frames come evenly.
        _lastFrame += Interval;
        _time.SetUtcNow(_lastFrame);
        _pipeline.Process(_frame, detect, expressions, _time.GetTimestamp());
    }

    private FaceTrack Track() => Assert.Single(_pipeline.Tracks.ToArray());

    private int CountClassified() => _pipeline.Tracks.ToArray().Count(track => track.Scores is not null);
}
