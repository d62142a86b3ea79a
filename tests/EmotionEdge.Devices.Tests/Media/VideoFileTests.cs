using EmotionEdge.Core.Media;
using EmotionEdge.Testing;
using Xunit;

namespace EmotionEdge.Devices.Tests.Media;

public sealed class VideoFileTests
{
    private readonly VideoFrame _frame = new();

    [Fact]
    public void Reads_every_frame_in_order_with_its_time()
    {
        using var folder = new TempFolder();
        var path = folder.File("clip.avi");
        Pictures.WriteVideo(path, frames: 12, rate: 8);

        using var video = VideoFile.Open(path);
        Assert.Equal((Pictures.Width, Pictures.Height, 8.0, 12), (video.Width, video.Height, video.FramesPerSecond, video.FrameCount));
        for (var i = 0; i < 12; i++)
        {
            Assert.True(video.Read(_frame));
            Assert.Equal(i / 8.0, video.PositionSeconds, 3);
            Assert.Equal(i + 1, _frame.Sequence);
            Assert.InRange(_frame.Pixels[0], 10 * i - 3, 10 * i + 3);
        }

        Assert.False(video.Read(_frame));
        Assert.Equal(12, video.FramesRead);
    }

    [Theory]
    [InlineData("clip.mp4")]
    [InlineData("clip.webm")]
    [InlineData("clip.mkv")]
    public async Task Times_are_right_in_other_containers(string name)
    {
        using var folder = new TempFolder();
        await Ffmpeg.Run("-f", "lavfi", "-i", "testsrc=s=64x48:r=10:d=1", folder.File(name));

        using var video = VideoFile.Open(folder.File(name));
        var times = new List<double>();
        while (video.Read(_frame))
            times.Add(video.PositionSeconds);

        Assert.Equal(10, times.Count);
        for (var i = 0; i < times.Count; i++)
            Assert.Equal(i / 10.0, times[i], 2);
    }

    [Theory]
    [InlineData("64x48", "128x96")]
    [InlineData("128x96", "64x48")]
    public async Task A_video_whose_size_changes_midway_is_refused_with_the_command_that_mends_it(string first, string second)
    {
        using var folder = new TempFolder();
        var path = await WriteJoined(folder, first, second);

        var error = Assert.Throws<MediaException>(() => VideoFile.Open(path));

        Assert.Equal($"changes its picture size midway, from {first} to {second}", error.Problem);
        Assert.Contains($"ffmpeg -i both.ts -vf scale={first.Replace('x', ':')}", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_video_in_two_parts_of_one_size_is_read()
    {
        using var folder = new TempFolder();
        using var video = VideoFile.Open(await WriteJoined(folder, "64x48", "64x48"));

        while (video.Read(_frame))
        {
        }

        Assert.InRange(video.FramesRead, 18, 20);
    }

    [Fact]
    public async Task A_cut_off_file_gives_what_it_has_or_says_what_is_wrong()
    {
        using var folder = new TempFolder();
        Pictures.WriteVideo(folder.File("whole.avi"), frames: 20, rate: 10);
        var avi = File.ReadAllBytes(folder.File("whole.avi"));
        await Ffmpeg.Run("-f", "lavfi", "-i", "testsrc=s=64x48:r=10:d=1", folder.File("whole.mp4"));
        var mp4 = File.ReadAllBytes(folder.File("whole.mp4"));

        using (var video = VideoFile.Open(folder.File("cut.avi", avi.AsSpan(0, avi.Length * 3 / 4))))
        {
            while (video.Read(_frame))
            {
            }

            Assert.InRange(video.FramesRead, 1, 19);
        }

        // The index of an MP4 file stands at its end.
        var path = folder.File("cut.mp4", mp4.AsSpan(0, mp4.Length / 2));
        var error = Assert.Throws<MediaException>(() => VideoFile.Open(path));
        Assert.Equal(path, error.MediaSource);
    }

    [Fact]
    public async Task What_is_no_video_is_named_for_what_it_is()
    {
        using var folder = new TempFolder();
        await Ffmpeg.Run("-f", "lavfi", "-i", "sine=d=0.3", folder.File("sound.wav"));
        File.Move(folder.File("sound.wav"), folder.File("sound.mp4"));

        AssertProblem(folder.File("sound.mp4"), "is sound, not a video");
        AssertProblem(folder.File("picture.mp4", Pictures.Encode(".png")), "is a picture, not a video");
        AssertProblem(folder.File("text.mp4", "#EXTM3U\nhttp://127.0.0.1/"u8), "is text, not a video");
        AssertProblem(folder.File("noise.mp4", [0, 1, 2, 3]), "neither a video nor anything else");
        AssertProblem(folder.File("missing.mp4"), "does not exist");
        AssertProblem(folder.File("empty.mp4", []), "is empty");

        static void AssertProblem(string path, string problem)
        {
            var error = Assert.Throws<MediaException>(() => VideoFile.Open(path));
            Assert.Equal(path, error.MediaSource);
            Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Frames_beyond_the_limit_are_refused()
    {
        using var folder = new TempFolder();
        Pictures.WriteVideo(folder.File("clip.avi"), frames: 2, rate: 10);

        Assert.Throws<MediaException>(() => VideoFile.Open(folder.File("clip.avi"), new ImageLimits { MaximumPixels = 1000 }));
    }

    [Fact]
    public void Reading_allocates_nothing_a_frame()
    {
        using var folder = new TempFolder();
        Pictures.WriteVideo(folder.File("clip.avi"), frames: 25, rate: 10);
        using var video = VideoFile.Open(folder.File("clip.avi"));
        for (var i = 0; i < 5; i++)
            video.Read(_frame);

        Assert.Equal(0, Allocations.Of(3, () => Assert.True(video.Read(_frame))));
    }

    private static async Task<string> WriteJoined(TempFolder folder, string first, string second)
    {
        await Ffmpeg.Run("-f", "lavfi", "-i", $"testsrc=s={first}:r=25:d=0.4", "-c:v", "mpeg2video", "-g", "2", folder.File("a.ts"));
        await Ffmpeg.Run("-f", "lavfi", "-i", $"testsrc=s={second}:r=25:d=0.4", "-c:v", "mpeg2video", "-g", "2", folder.File("b.ts"));
        return folder.File("both.ts", [.. File.ReadAllBytes(folder.File("a.ts")), .. File.ReadAllBytes(folder.File("b.ts"))]);
    }
}
