using System.Text.Json;
using EmotionEdge.Core.Media;
using EmotionEdge.Devices;
using EmotionEdge.Inference;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Tests.Analysis;

/// <summary>
/// The converted network against what TensorFlow.js computed from the original (models/training/posture/run.py): pixels of
/// photographs as they are decoded, every n-th one, so that no way of scaling stands in between.
/// </summary>
public sealed class PoseEqualityTests
{
    private const int Side = 192;
    private static readonly string Repository = FindRepository();

    public static TheoryData<int> Rows { get; } = [0, 1, 2];

    [Theory]
    [MemberData(nameof(Rows))]
    public void It_finds_what_the_original_finds(int row)
    {
        using var expectations = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "movenet.json")));
        var expectation = expectations.RootElement[row];
        var model = RealModels.Store.Find(ModelTask.Posture);
        using var session = RealModels.Store.Open(model, model.File(Precision.Fp32)!);

        var pose = new PoseModel(session).Find(Thinned(expectation), new Box(0, 0, Side, Side));

        var expected = expectation.GetProperty("expected").EnumerateArray().Select(number => number.GetSingle()).ToArray();
        Assert.Equal(3 * Pose.Count, expected.Length);
        for (var i = 0; i < Pose.Count; i++)
        {
            Assert.Equal(expected[3 * i], pose[i].At.Y / Side, 2e-5f);
            Assert.Equal(expected[(3 * i) + 1], pose[i].At.X / Side, 2e-5f);
            Assert.Equal(expected[(3 * i) + 2], pose[i].Score, 2e-5f);
        }
    }

    private static VideoFrame Thinned(JsonElement expectation)
    {
        var path = Path.Combine(
            Repository, "src/Bindings/npm/node_modules/@vladmandic/face-api/demo", expectation.GetProperty("photo").GetString()!);
        Assert.SkipUnless(File.Exists(path), $"{path} is not there: run ./build.sh setup.");
        var photo = ImageFile.Load(path);
        var (left, top, step) = (expectation.GetProperty("left").GetInt32(), expectation.GetProperty("top").GetInt32(), expectation.GetProperty("step").GetInt32());
        var frame = new VideoFrame();
        frame.Resize(Side, Side);
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                photo.Row(top + (y * step)).Slice((left + (x * step)) * VideoFrame.Channels, VideoFrame.Channels)
                    .CopyTo(frame.Row(y)[(x * VideoFrame.Channels)..]);
            }
        }

        return frame;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EmotionEdge.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository.");
    }
}
