using EmotionEdge.Testing;
using EmotionEdge.Vision.Tests.Media;
using EmotionEdge.Vision.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Vision.Tests.Tracking;

public sealed class FaceTrackerTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(33);
    private readonly FakeTimeProvider _time = new();
    private readonly FaceTracker _tracker;

    public FaceTrackerTests() => _tracker = new FaceTracker(_time, new FaceTrackerOptions());

    [Fact]
    public void A_face_is_confirmed_by_its_second_detection()
    {
        See(Faces.Frontal(100, 100, 60));
        Assert.False(Single().IsConfirmed);

        See(Faces.Frontal(101, 100, 60));
        Assert.True(Single().IsConfirmed);
        Assert.Equal(1, Single().Id);
    }

    [Fact]
    public void A_hand_that_looks_a_little_like_a_face_for_some_frames_is_never_confirmed()
    {
        for (var i = 0; i < 6; i++)
            See(Faces.Frontal(100, 100, 60, score: 0.65f));
        Assert.False(Single().IsConfirmed);

        See(Faces.Frontal(100, 100, 60, score: 0.75f));
        Assert.True(Single().IsConfirmed);
    }

    [Fact]
    public void Something_seen_once_is_forgotten_at_the_next_detection()
    {
        See(Faces.Frontal(100, 100, 60));
        See();

        Assert.Equal(0, _tracker.Tracks.Length);
    }

    [Fact]
    public void Two_faces_that_cross_keep_their_ids()
    {
        // One walks right in front, one left behind; while they overlap by half the detector sees only the front one.
        for (var i = 0; i <= 60; i++)
        {
            var front = Faces.Frontal(100 + (i * 5), 200, 80);
            var behind = Faces.Frontal(400 - (i * 5), 180, 70);
            if (front.Box.IntersectionOverUnion(behind.Box) > 0.3f)
                See(front);
            else
                See(front, behind);
        }

        var tracks = _tracker.Tracks.ToArray();
        Assert.Equal(2, tracks.Length);
        Assert.Equal(400, tracks.Single(track => track.Id == 1).Face.Box.CenterX, 3.0);
        Assert.Equal(100, tracks.Single(track => track.Id == 2).Face.Box.CenterX, 3.0);
    }

    [Fact]
    public void Missed_detections_do_not_end_a_track_and_it_moves_on()
    {
        for (var i = 0; i < 20; i++)
            See(Faces.Frontal(100 + (i * 4), 100, 60));
        for (var i = 0; i < 6; i++)
            See();
        Assert.False(Single().IsVisible);
        Assert.Equal(176 + (6 * 4), Single().Face.Box.CenterX, 3.0);

        See(Faces.Frontal(100 + (26 * 4), 100, 60));
        Assert.Equal(1, Single().Id);
        Assert.True(Single().IsVisible);
    }

    [Fact]
    public void Between_detections_box_and_key_points_move_on_together()
    {
        for (var i = 0; i < 20; i++)
            See(Faces.Frontal(100 + (i * 4), 100, 60));

        _time.Advance(Frame * 2);
        _tracker.Predict(_time.GetTimestamp());

        var expected = Faces.Frontal(184, 100, 60);
        Assert.Equal(expected.Box.CenterX, Single().Face.Box.CenterX, 1.5);
        Assert.Equal(
            Single().Face.Box.CenterX - expected.Box.CenterX,
            Single().Face.Landmarks[Landmark.LeftEye].X - expected.Landmarks[Landmark.LeftEye].X,
            0.01);
    }

    [Fact]
    public void Predicting_often_is_the_same_as_predicting_once()
    {
        for (var i = 0; i < 10; i++)
            See(Faces.Frontal(100 + (i * 4), 100, 60));
        for (var i = 0; i < 3; i++)
        {
            _time.Advance(Frame);
            _tracker.Predict(_time.GetTimestamp());
        }

        var stepByStep = Single().Face.Box;
        _tracker.Predict(_time.GetTimestamp());
        Assert.Equal(stepByStep, Single().Face.Box);
    }

    [Fact]
    public void Who_leaves_and_returns_gets_a_new_id()
    {
        for (var i = 0; i < 5; i++)
            See(Faces.Frontal(100, 100, 60));
        for (var i = 0; i < 31; i++)
            See();
        Assert.Equal(0, _tracker.Tracks.Length);

        See(Faces.Frontal(100, 100, 60));
        Assert.Equal(2, Single().Id);
        Assert.False(Single().IsConfirmed);
        Assert.Null(Single().Scores);
    }

    [Fact]
    public void Clearing_forgets_faces_but_not_which_ids_were_given()
    {
        See(Faces.Frontal(100, 100, 60));
        _tracker.Clear();
        Assert.Equal(0, _tracker.Tracks.Length);

        See(Faces.Frontal(100, 100, 60));
        Assert.Equal(2, Single().Id);
    }

    [Fact]
    public void A_fast_face_keeps_its_id_when_detection_runs_five_times_a_second()
    {
        for (var i = 0; i < 10; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(167));
            See(Faces.Frontal(100 + (i * 40), 100, 60));
        }

        Assert.Equal(1, Single().Id);
    }

    [Fact]
    public void Fifty_faces_keep_fifty_ids()
    {
        var random = new Random(3);
        for (var i = 0; i < 30; i++)
        {
            See([.. Enumerable.Range(0, 50)
                .Select(n => Faces.Frontal((n % 10 * 64) + 32 + random.Next(-2, 3), (n / 10 * 90) + 45 + random.Next(-2, 3), 40))
                .OrderBy(_ => random.Next())]);
        }

        Assert.Equal(Enumerable.Range(1, 50), _tracker.Tracks.ToArray().Select(track => track.Id).Order());
    }

    [Fact]
    public void Following_faces_allocates_nothing()
    {
        Face[][] detections = [[Faces.Frontal(100, 100, 60), Faces.Frontal(300, 100, 60)], [Faces.Frontal(104, 100, 60)], [], [Faces.Frontal(500, 90, 30)]];
        var frames = 0;
        void Go()
        {
            var timestamp = _time.GetTimestamp() + (frames * _time.TimestampFrequency / 5);
            _tracker.Update(detections[frames++ % detections.Length], timestamp);
            _tracker.Predict(timestamp + 1);
        }

        Assert.Equal(0, Allocations.Of(40, Go));
    }

    private void See(params Face[] faces)
    {
        _time.Advance(Frame);
        _tracker.Update(faces, _time.GetTimestamp());
    }

    private FaceTrack Single() => Assert.Single(_tracker.Tracks.ToArray());
}
