using EmotionEdge.Core.Media;
using Xunit;

namespace EmotionEdge.Devices.Tests.Media;

/// <summary>Real photos and clips, where the shared folder is there.</summary>
public sealed class SharedMediaTests
{
    [Fact]
    public void Every_photo_is_read()
    {
        foreach (var path in FilesIn("photos"))
        {
            Assert.Equal(MediaKind.Image, MediaFile.Identify(path));
            Assert.True(ImageFile.Load(path).Width > 100, path);
        }
    }

    [Fact]
    public void Every_clip_is_read_to_its_end_with_rising_times()
    {
        var frame = new VideoFrame();
        foreach (var path in FilesIn("clips"))
        {
            Assert.Equal(MediaKind.Video, MediaFile.Identify(path));
            using var video = VideoFile.Open(path);
            var last = -1.0;
            while (video.Read(frame))
            {
                Assert.True(video.PositionSeconds > last, $"{path}: {video.PositionSeconds} after {last}");
                last = video.PositionSeconds;
            }

            Assert.True(video.FramesRead > 10, path);
        }
    }

    private static string[] FilesIn(string folder)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var found = Path.Combine(at.FullName, "shared", "media", folder);
            if (Directory.Exists(found))
                return Directory.GetFiles(found);
        }

        Assert.Skip("There is no folder shared/media beside the repository.");
        return [];
    }
}
