using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Media;
using EmotionEdge.Core.Physiology;
using EmotionEdge.Core.Posture;
using EmotionEdge.Live;
using EmotionEdge.Monitoring;
using EmotionEdge.Sensing;
using EmotionEdge.Tests.Analysis;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Tests.Sensing;

public sealed class PostureSenseTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly Recorder _recorder = new();
    private readonly FakePoses _poses = new(FakeSenses.FaceAt(300, 100).Box);
    private readonly FaceMarks _marks;
    private readonly FacePipeline _faces;
    private readonly RoomLoop _room;
    private readonly PostureSense _posture;
    private readonly VideoFrame _frame = new();

    public PostureSenseTests()
    {
        _frame.Resize(640, 480);
        _marks = new FaceMarks(new FusionOptions(), _time) { IsWanted = true };
        _faces = new FakeSenses { FaceOnFrame = _ => FakeSenses.FaceAt(300, 100) }.OpenFaces(_time, new FacePipelineOptions());
        _room = new RoomLoop(
            new FusionEngine(new FusionOptions()),
            new AlertPolicy(new AlertOptions(), _time),
            new SensorBoard(),
            [_recorder],
            new Heartbeats(_time),
            _time,
            NullLogger<RoomLoop>.Instance);
        _posture = new PostureSense(new PosturePipeline(_poses, new PostureOptions(), _time), _marks, _room, _time);
    }

    [Fact]
    public void What_bodies_say_reaches_the_room_and_its_observers()
    {
        Go(_posture, seconds: 3);

        var last = _recorder.States[^1];
        Assert.Equal((1, PostureAction.HandToFace), (last.People, last.Action));
        Assert.Equal(0.6f, _recorder.Arousals[^1].Arousal, 3);
        Assert.All(_recorder.Arousals, reading => Assert.Equal(ArousalSource.Posture, reading.Source));
        Assert.True(_recorder.Summaries[^1].PostureShare > 0.1f);
    }

    [Fact]
    public void A_body_is_drawn_for_a_second_by_its_bones()
    {
        Go(_posture, seconds: 2);

        // Shoulders, upper arm and forearm: the other arm and the hips are not seen.
        Assert.Equal(3, _marks.Bodies().Length);
        Assert.Contains(_marks.Bodies(), line => line is { X1: 364, Y1: 164, X2: 276, Y2: 164 });
        _time.Advance(TimeSpan.FromSeconds(1.2));
        Assert.Empty(_marks.Bodies());
    }

    [Fact]
    public void When_the_camera_is_closed_nobody_is_left()
    {
        Go(_posture, seconds: 2);
        _room.Forget(Modality.Face);
        _posture.Clear();
        _room.Advance(_time.GetUtcNow());

        Assert.Equal(0, _recorder.States[^1].People);
        Assert.Equal(0, _recorder.Summaries[^1].PostureShare);
        var told = _recorder.States.Count;
        _room.Forget(Modality.Face);
        _room.Advance(_time.GetUtcNow());
        Assert.Equal(told, _recorder.States.Count);
    }

    [Fact]
    public void Where_there_is_no_time_nobody_is_looked_at()
    {
        Go(_posture, seconds: 3, mayLook: false);

        Assert.Equal(0, _poses.Looks);
        Assert.Equal(0, Assert.Single(_recorder.States).People);
        Assert.Empty(_recorder.Arousals);
    }

    [Fact]
    public void Where_posture_is_off_nothing_is_told()
    {
        Go(new PostureSense(null, _marks, _room, _time), seconds: 3);

        Assert.Empty(_recorder.States);
    }

    private void Go(PostureSense posture, int seconds, bool mayLook = true)
    {
        for (var i = 0; i < 10 * seconds; i++)
        {
            _frame.CapturedAt = _time.GetTimestamp();
            _faces.Process(_frame, detect: true, expressions: 1, _frame.CapturedAt);
            Span<Reading> readings = new Reading[4];
            foreach (var reading in readings[.._faces.WriteReadings(readings, _time.GetUtcNow())])
                _room.Post(reading);
            posture.Follow(_frame, _faces.Tracks, mayLook);
            _time.Advance(TimeSpan.FromMilliseconds(100));
            _room.Advance(_time.GetUtcNow());
        }
    }

    private sealed class Recorder : IRoomObserver
    {
        public List<PostureState> States { get; } = [];

        public List<ArousalReading> Arousals { get; } = [];

        public List<Summary> Summaries { get; } = [];

        public void OnPosture(PostureState state) => States.Add(state);

        public void OnArousal(in ArousalReading reading, DateTimeOffset now) => Arousals.Add(reading);

        public void OnSummary(Summary summary) => Summaries.Add(summary);
    }
}
