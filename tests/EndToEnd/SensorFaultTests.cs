using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>A sensor that cannot work is named with its fault, and the rest goes on.</summary>
public sealed class SensorFaultTests(Recording recording) : ApplianceTest
{
    [Fact(Timeout = Bound)]
    public async Task A_camera_that_does_not_exist_is_named()
    {
        var service = Run(["--camera", "/dev/video99", "--microphone", InFolder("absent.wav")]);

        await CameraIsBlamedAsync("/dev/video99");
        await TextIsReadAsync();
        Assert.Equal(200, (await service.GetAsync("/health/live")).Status);
    }

    [Fact(Timeout = Bound)]
    public async Task A_video_cut_off_in_its_index_is_named()
    {
        var cut = InFolder("cut.mp4");
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(recording.File, Cancellation))[..3_000], Cancellation);

        var service = Run(["--camera", cut, "--microphone", cut]);

        await CameraIsBlamedAsync("cut.mp4");
        await TextIsReadAsync();
        Assert.Equal(200, (await service.GetAsync("/health/live")).Status);
    }

    [Fact(Timeout = Bound)]
    public async Task A_text_with_the_name_of_a_video_is_told_as_that()
    {
        var text = InFolder("text.mp4");
        await File.WriteAllTextAsync(text, "Dear diary, nobody filmed this.", Cancellation);

        Run(["--camera", text, "--microphone", text]);

        var status = await CameraIsBlamedAsync("text.mp4");
        Assert.Contains("is text", status.SensorStatus("camera").GetProperty("detail").GetString(), StringComparison.Ordinal);
        await TextIsReadAsync();
    }

    [Fact(Timeout = Bound)]
    public async Task A_video_cut_off_in_the_middle_is_played_as_far_as_it_goes()
    {
        var half = InFolder("half.mp4");
        var whole = await File.ReadAllBytesAsync(recording.File, Cancellation);
        await File.WriteAllBytesAsync(half, whole[..(whole.Length / 4)], Cancellation);

        Run(["--loop", "--camera", half, "--microphone", half]);

        await Subscriber.FindAsync("face", face => face.Dominant == "Happiness");
        await TextIsReadAsync();
    }

    /// <returns>The status that has the fault as a problem.</returns>
    private async Task<Message> CameraIsBlamedAsync(string source)
    {
        var status = await Subscriber.FindAsync("status", message => Problems(message).Any(problem =>
            problem.StartsWith("camera", StringComparison.Ordinal) && problem.Contains(source, StringComparison.Ordinal)));
        Assert.NotEqual("streaming", status.SensorStatus("camera").GetProperty("state").GetString());
        return status;
    }

    private static IEnumerable<string> Problems(Message status) =>
        status.Json.GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()!);
}
