using PortAudioSharp;
using Xunit;

namespace EmotionEdge.Devices.Tests.Microphones;

public sealed class MicrophoneListTests
{
    private readonly FakePortAudio _portAudio = new();

    public MicrophoneListTests()
    {
        _portAudio.Plugged.Clear();
        _portAudio.Plugged.AddRange(
        [
            new FakeDevice("HDMI", channels: 0),
            new FakeDevice("Webcam C920"),
            new FakeDevice("Webcam", channels: 1, rate: 48000),
            new FakeDevice("ReSpeaker 4 Mic Array", channels: 6),
        ]);
    }

    [Fact]
    public void Lists_what_can_record_and_marks_the_default()
    {
        var list = MicrophoneList.Microphones(_portAudio);

        Assert.Equal(["Webcam C920", "Webcam", "ReSpeaker 4 Mic Array"], list.Select(m => m.Name));
        Assert.Equal([true, false, false], list.Select(m => m.IsDefault));
        Assert.Equal((1, 48000.0), (list[1].Channels, list[1].SampleRate));
        Assert.Equal(0, _portAudio.Sessions);
    }

    [Theory]
    [InlineData("default", "Webcam C920")]
    [InlineData("DEFAULT", "Webcam C920")]
    [InlineData("webcam", "Webcam")]
    [InlineData("c920", "Webcam C920")]
    [InlineData("mic array", "ReSpeaker 4 Mic Array")]
    public void Finds_a_microphone_by_its_name_or_a_part_of_it(string wanted, string found)
        => Assert.Equal(found, MicrophoneList.Find([.. MicrophoneList.Microphones(_portAudio)], wanted).Name);

    [Fact]
    public void Says_what_there_is_when_nothing_has_the_name()
    {
        var error = Assert.Throws<IOException>(() => MicrophoneList.Find([.. MicrophoneList.Microphones(_portAudio)], "Blue Yeti"));

        Assert.Equal(
            "no microphone is called \"Blue Yeti\"; there are: \"Webcam C920\", \"Webcam\", \"ReSpeaker 4 Mic Array\"", error.Message);
    }

    [Fact]
    public void Is_empty_where_nothing_can_record()
    {
        _portAudio.Plugged.Clear();

        Assert.Empty(MicrophoneList.Microphones(_portAudio));
        Assert.Equal("no microphone is plugged in", Assert.Throws<IOException>(() => MicrophoneList.Find([], "default")).Message);
    }

    [Fact]
    public void Says_why_the_sound_system_does_not_start()
    {
        _portAudio.StartFailure = new PortAudioException(ErrorCode.HostApiNotFound, "Host API not found");

        var error = Assert.Throws<IOException>(() => MicrophoneList.Microphones(_portAudio));
        Assert.Contains("Host API not found", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default", false)]
    [InlineData("USB Audio: - (hw:1,0)", false)]
    [InlineData("/dev/dsp", false)]
    [InlineData("talk.wav", false)]
    [InlineData("/media/talk.wav", true)]
    [InlineData("./talk.wav", true)]
    public void Tells_a_file_from_a_device(string source, bool isFile)
        => Assert.Equal(isFile, new MicrophoneOptions { Source = source }.IsFile);

    [Fact]
    public void Takes_the_name_of_an_existing_file_for_a_file()
    {
        var file = Path.GetRelativePath(Directory.GetCurrentDirectory(), typeof(MicrophoneListTests).Assembly.Location);

        Assert.True(new MicrophoneOptions { Source = file }.IsFile);
    }
}
