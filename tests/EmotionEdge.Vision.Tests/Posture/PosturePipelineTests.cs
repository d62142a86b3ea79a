using EmotionEdge.Core.Media;
using EmotionEdge.Core.Posture;
using EmotionEdge.Vision.Posture;
using EmotionEdge.Vision.Tests.Media;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Vision.Tests.Posture;

public sealed class PosturePipelineTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly ScriptedDetector _detector;
    private readonly ScriptedPoses _poses;
    private readonly FacePipeline _faces;
    private readonly PosturePipeline _bodies;
    private readonly VideoFrame _frame = Frames.Of(1280, 960, (x, y) => 128 + (60 * MathF.Sin(x / 9)) + (60 * MathF.Cos(y / 7)));

    public PosturePipelineTests()
    {
        _detector = new ScriptedDetector(_time) { Faces = [Faces.Frontal(320, 120, Bodies.FaceWidth)] };
        _poses = new ScriptedPoses(_time);
        _faces = new FacePipeline(_detector, new ScriptedExpression(_time), new FacePipelineOptions(), _time);
        _bodies = new PosturePipeline(_poses, new PostureOptions { People = 2 }, _time);
    }

    [Fact]
    public void Without_a_face_nobody_is_looked_for_and_that_is_told_once()
    {
        _detector.Faces = [];

        var told = Go(3);

        Assert.Empty(_poses.Squares);
        var state = Assert.Single(told);
        Assert.Equal((0, PostureAction.Unknown), (state.People, state.Action));
        Assert.Null(state.Reading);
    }

    [Fact]
    public void A_person_is_looked_at_four_times_a_second_and_told_of_once()
    {
        var told = Go(5);

        Assert.InRange(_poses.Squares.Count, 16, 20);
        Assert.Equal(ScriptedPoses.Cost, _bodies.LastLook);
        var last = told[^1];
        Assert.InRange(told.Count, 5, 6);
        Assert.Equal((1, PostureAction.Still), (last.People, last.Action));
        Assert.Equal(0, last.Cues[PostureCue.HandToFace]);
        Assert.Equal(0.4f, last.Reading!.Value.Arousal, 0.01f);
    }

    [Fact]
    public void A_hand_at_the_face_is_told_after_half_a_second_and_raises_arousal()
    {
        Go(2);
        _poses.Body = _ => HandAtFace();

        var last = Go(2)[^1];

        Assert.Equal((1, PostureAction.HandToFace), (last.Cues[PostureCue.HandToFace], last.Action));
        Assert.Equal(0.6f, last.Arousal, 0.06f);
    }

    [Fact]
    public void Waving_is_gesturing()
    {
        var looks = 0;
        _poses.Body = _ => Bodies.Standing().Moved(looks++ % 2 * 60, 0, BodyPart.LeftWrist);

        Assert.Equal(PostureAction.Gesturing, Go(3)[^1].Action);
    }

    [Fact]
    public void Walking_is_moving()
    {
        _poses.Body = _ => Bodies.Standing().AllMoved(_poses.Squares.Count % 2 * 25, 0);

        Assert.Equal(PostureAction.Moving, Go(3)[^1].Action);
    }

    [Fact]
    public void Crossed_arms_and_a_lowered_head_have_their_names()
    {
        _poses.Body = _ => Bodies.Standing().With(BodyPart.LeftWrist, 270, 270).With(BodyPart.RightWrist, 370, 275);
        var crossed = Go(4)[^1];
        Assert.Equal((1, PostureAction.ArmsCrossed), (crossed.Cues[PostureCue.ArmsCrossed], crossed.Action));

        _poses.Body = _ => Bodies.Standing().Moved(0, 30, BodyPart.LeftEye, BodyPart.RightEye);
        var down = Go(4)[^1];
        Assert.Equal((0, 1, PostureAction.HeadDown), (down.Cues[PostureCue.ArmsCrossed], down.Cues[PostureCue.HeadDown], down.Action));
    }

    [Fact]
    public void Whoever_leans_in_is_told_of()
    {
        Go(8);
        _detector.Faces = [Faces.Frontal(320, 120, 1.4f * Bodies.FaceWidth)];

        var last = Go(3)[^1];

        Assert.Equal((1, PostureAction.LeaningIn), (last.Cues[PostureCue.LeaningIn], last.Action));
    }

    [Fact]
    public void The_body_of_a_neighbour_is_not_taken_and_the_next_look_is_nearer()
    {
        _poses.Body = _ => Bodies.Standing().AllMoved(200, 0);

        var told = Go(3);

        Assert.All(told, state => Assert.Equal(0, state.People));
        Assert.Equal(390, _poses.Squares[0].Width, 5f);
        Assert.Equal(270, _poses.Squares[1].Width, 5f);
        Assert.Equal(390, _poses.Squares[2].Width, 5f);
    }

    [Fact]
    public void Once_found_the_next_look_is_around_the_body()
    {
        Go(2);

        Assert.Equal(390, _poses.Squares[0].Width, 5f);
        Assert.Equal(722, _poses.Squares[1].Width, 5f);
    }

    [Fact]
    public void An_empty_place_is_no_person()
    {
        _poses.Body = _ => default;

        Assert.All(Go(3), state => Assert.Equal(0, state.People));
    }

    [Fact]
    public void Two_people_take_turns_and_a_third_is_left_out()
    {
        _detector.Faces = [Faces.Frontal(320, 120, 60), Faces.Frontal(620, 120, 60), Faces.Frontal(920, 120, 60)];
        _poses.Body = square => Bodies.Standing().AllMoved(square.CenterX < 450 ? 0 : 300, 0);

        var last = Go(3)[^1];

        Assert.Equal(2, last.People);
        Assert.DoesNotContain(_poses.Squares, square => square.CenterX > 800);
        Assert.Equal(_poses.Squares.Count(square => square.CenterX < 450), _poses.Squares.Count(square => square.CenterX > 450), 2.0);
    }

    [Fact]
    public void What_most_do_is_told_and_how_many_show_what()
    {
        _detector.Faces = [Faces.Frontal(320, 120, 60), Faces.Frontal(620, 120, 60)];
        _poses.Body = square => square.CenterX < 450 ? HandAtFace() : Bodies.Standing().AllMoved(300, 0);

        var last = Go(4)[^1];

        Assert.Equal((2, 1, PostureAction.HandToFace), (last.People, last.Cues[PostureCue.HandToFace], last.Action));
        Assert.Equal(0.4f + (0.5f * 0.2f), last.Arousal, 0.02f);
    }

    [Fact]
    public void When_the_face_is_gone_so_is_the_body()
    {
        Go(3);
        _detector.Faces = [];

        var told = Go(6);

        Assert.Equal(0, told[^1].People);
        Assert.Single(told, state => state.People == 0);
    }

    [Fact]
    public void Forgotten_bodies_begin_anew()
    {
        Go(3);
        _bodies.Clear();

        foreach (var body in _bodies.Bodies)
        {
            Assert.Equal(0, body.Track);
            Assert.Null(body.SeenAt);
        }
    }

    private static Pose HandAtFace() => Bodies.Standing().With(BodyPart.LeftElbow, 400, 230).With(BodyPart.LeftWrist, 335, 150);

    /// <summary>Ten frames a second; the picture changes from each to the next.</summary>
    private List<PostureState> Go(int seconds)
    {
        var told = new List<PostureState>();
        for (var i = 0; i < 10 * seconds; i++)
        {
            var before = _time.GetUtcNow();
            for (var y = 0; y < 400; y++)
                _frame.Row(y)[((i % 4) * 300)..(((i % 4) + 2) * 300)].Fill((byte)(i % 2 * 200));
            var timestamp = _time.GetTimestamp();
            _faces.Process(_frame, detect: true, expressions: 0, timestamp);
            _bodies.Look(_frame, _faces.Tracks, timestamp);
            if (_bodies.Tell(timestamp, _time.GetUtcNow()) is { } state)
                told.Add(state);
            _time.Advance(TimeSpan.FromMilliseconds(100) - (_time.GetUtcNow() - before));
        }

        return told;
    }
}
