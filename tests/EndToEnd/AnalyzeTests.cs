using System.Text.Json;
using EmotionEdge.EndToEnd.Appliance;
using EmotionEdge.EndToEnd.Deployment;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary><c>analyze</c> on real files, one process for each test.</summary>
public sealed class AnalyzeTests(Recording recording) : IDisposable
{
    private const int Bound = 60_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("analyze-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = Bound)]
    public async Task Faces_are_found_in_a_group_photo()
    {
        var photo = Path.Combine(Product.Photos, "sample1.jpg");

        var (_, results) = await AnalyzeAsync(photo);

        var result = Assert.Single(results);
        Assert.Equal(photo, result.GetProperty("file").GetString());
        Assert.Equal("image", result.GetProperty("kind").GetString());
        JsonElement[] faces = [.. result.GetProperty("faces").EnumerateArray()];
        Assert.True(faces.Length >= 2, $"{result}");
        Assert.All(faces, face => Assert.Equal(1, face.GetProperty("scores").EnumerateObject().Sum(score => score.Value.GetDouble()), 0.002));
        Assert.All(faces, face => Assert.Equal(4, face.GetProperty("box").GetArrayLength()));
    }

    [Fact(Timeout = Bound)]
    public async Task All_five_of_a_group_are_found()
    {
        var photo = Shared("photos", "group.jpg");

        var (_, results) = await AnalyzeAsync(photo);

        Assert.Equal(5, Assert.Single(results).GetProperty("faces").GetArrayLength());
    }

    [Theory(Timeout = Bound)]
    [InlineData("happy-baby.jpg", "Happiness")]
    [InlineData("sad-baby.jpg", "Sadness")]
    [InlineData("angry.jpg", "Anger")]
    [InlineData("neutral.jpg", "Neutral")]
    public async Task A_photo_shows(string name, string emotion)
    {
        var photo = Shared("photos", name);

        var (exitCode, results) = await AnalyzeAsync(photo);

        Assert.Equal(0, exitCode);
        Assert.Equal(emotion, Assert.Single(results).GetProperty("dominant").GetString());
    }

    [Fact(Timeout = Bound)]
    public async Task The_person_of_a_clip_keeps_one_number()
    {
        var clip = Shared("clips", "thanks.mkv");

        var (exitCode, results) = await AnalyzeAsync(clip);

        Assert.Equal(0, exitCode);
        var result = Assert.Single(results);
        Assert.Equal("video", result.GetProperty("kind").GetString());
        Assert.Equal(1, Assert.Single(result.GetProperty("faces").EnumerateArray()).GetProperty("track").GetInt32());
        Assert.NotEmpty(result.GetProperty("timeline").EnumerateArray());
    }

    [Fact(Timeout = Bound)]
    public async Task Sound_has_a_timeline_of_speech()
    {
        var sound = InFolder("voice.wav");
        var (code, output) = Shell.Run("ffmpeg", ["-nostdin", "-v", "error", "-i", recording.File, "-t", "6", "-vn", sound]);
        Assert.True(code == 0, output);

        var (exitCode, results) = await AnalyzeAsync(sound);

        Assert.Equal(0, exitCode);
        var result = Assert.Single(results);
        Assert.Equal("audio", result.GetProperty("kind").GetString());
        JsonElement[] timeline = [.. result.GetProperty("timeline").EnumerateArray()];
        Assert.NotEmpty(timeline);
        Assert.All(timeline, entry => Assert.Equal("speech", entry.GetProperty("modality").GetString()));
        Assert.All(timeline, entry => Assert.InRange(entry.GetProperty("end").GetDouble(), entry.GetProperty("start").GetDouble(), 6.5));
    }

    [Fact(Timeout = Bound)]
    public async Task Standard_input_is_read_line_by_line()
    {
        var (exitCode, output, errors) = await Product.RunAsync(["analyze", "-", "--json"], input: "What a wonderful day, I love it!\nThis is awful, I hate it.\n");

        Assert.True(exitCode == 0, errors);
        var results = Parse(output);
        Assert.Equal(2, results.Length);
        Assert.All(results, result => Assert.Equal("text", result.GetProperty("kind").GetString()));
        Assert.True(results[0].GetProperty("valence").GetDouble() > 0);
        Assert.True(results[1].GetProperty("valence").GetDouble() < 0);
    }

    [Fact(Timeout = Bound)]
    public async Task Each_bad_file_is_named_with_its_fault_and_the_good_ones_are_analysed()
    {
        var photo = Path.Combine(Product.Photos, "sample4.jpg");
        var picture = await File.ReadAllBytesAsync(photo, TestContext.Current.CancellationToken);
        var video = await File.ReadAllBytesAsync(recording.File, TestContext.Current.CancellationToken);
        string[] files =
        [
            InFolder("missing.jpg"),
            Write("empty.mp4", []),
            photo,
            Write("cut.jpg", picture[..(picture.Length / 3)]),
            Write("cut.mp4", video[..3_000]),
            Write("sound.wav", video[..20]),
            Write("noise.jpg", [.. Enumerable.Range(0, 5_000).Select(i => (byte)(i * 7919 >> 3))]),
            Write("letter.txt", "I am so glad that you came!"u8.ToArray()),
        ];

        var (exitCode, results) = await AnalyzeAsync(files);

        Assert.Equal(1, exitCode);
        Assert.Equal(files, results.Select(result => result.GetProperty("file").GetString()));
        string[] good = [photo, InFolder("letter.txt")];
        Assert.All(results, result =>
        {
            var isGood = good.Contains(result.GetProperty("file").GetString());
            Assert.True(result.TryGetProperty("error", out var error) != isGood, $"{result}");
            if (!isGood)
                Assert.NotEmpty(error.GetString()!);
        });
        Assert.Equal("Happiness", results[^1].GetProperty("dominant").GetString());
    }

    private string InFolder(string name) => Path.Combine(_folder, name);

    private string Write(string name, byte[] content)
    {
        File.WriteAllBytes(InFolder(name), content);
        return InFolder(name);
    }

    private static string Shared(string kind, string name)
    {
        var file = Path.Combine(Product.SharedMedia, kind, name);
        Assert.SkipUnless(File.Exists(file), $"{name} is not here");
        return file;
    }

    private static async Task<(int ExitCode, JsonElement[] Results)> AnalyzeAsync(params string[] files)
    {
        var (exitCode, output, errors) = await Product.RunAsync(["analyze", "--json", .. files]);
        Assert.True(exitCode is 0 or 1, errors);
        return (exitCode, Parse(output));
    }

    private static JsonElement[] Parse(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
