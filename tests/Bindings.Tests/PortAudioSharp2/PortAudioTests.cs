using PortAudioSharp;
using Xunit;

namespace Bindings.Tests.PortAudioSharp2;

[Collection(OneAtATime.Name)]
public sealed class PortAudioTests
{
    [Fact]
    public void Tells_the_version_before_it_is_initialised()
    {
        var version = PortAudio.VersionInfo;

        Assert.Equal(19, version.versionMajor);
        Assert.Equal((version.versionMajor << 16) | (version.versionMinor << 8) | version.versionSubMinor, PortAudio.Version);
        Assert.StartsWith("PortAudio V19", version.versionText, StringComparison.Ordinal);
    }

    [Fact]
    public void Explains_an_error_code()
        => Assert.Equal("Invalid device", PortAudio.GetErrorText(ErrorCode.InvalidDevice));

    [Fact]
    public void Counts_no_devices_before_it_is_initialised()
        => Assert.Equal((int)ErrorCode.NotInitialized, PortAudio.DeviceCount);

    [Fact]
    public void Cannot_be_terminated_before_it_is_initialised()
    {
        var error = Assert.Throws<PortAudioException>(PortAudio.Terminate);

        Assert.Equal(ErrorCode.NotInitialized, error.ErrorCode);
        Assert.StartsWith("Error terminating PortAudio", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_the_devices_with_what_they_can_do()
    {
        PortAudio.Initialize();
        try
        {
            var device = PortAudio.GetDeviceInfo(RecordedDevice.Index());

            Assert.Equal(2, device.structVersion);
            Assert.True(device.maxInputChannels >= 1);
            Assert.InRange(device.defaultSampleRate, 8000, 192000);
            Assert.InRange(device.defaultLowInputLatency, 0, device.defaultHighInputLatency);
            Assert.InRange(PortAudio.DefaultInputDevice, 0, PortAudio.DeviceCount - 1);
        }
        finally
        {
            PortAudio.Terminate();
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10000)]
    public void Knows_nothing_of_a_device_that_does_not_exist(int device)
    {
        PortAudio.Initialize();
        try
        {
            Assert.Throws<NullReferenceException>(() => PortAudio.GetDeviceInfo(device));
        }
        finally
        {
            PortAudio.Terminate();
        }
    }

    [Fact]
    public void Stays_initialised_until_the_last_terminate()
    {
        PortAudio.Initialize();
        PortAudio.Initialize();
        PortAudio.Terminate();
        Assert.True(PortAudio.DeviceCount > 0);

        PortAudio.Terminate();
        Assert.True(PortAudio.DeviceCount < 0);
    }

    [Fact]
    public void Leaks_nothing_over_a_million_questions()
    {
        PortAudio.Initialize();
        try
        {
            var device = RecordedDevice.Index();
            Ask(device, 20_000);
            var before = ProcessMemory.ResidentBytes();
            Ask(device, 1_000_000);

            // One string of a million leaked would be some 32 MB.
            Assert.InRange(ProcessMemory.ResidentBytes() - before, long.MinValue, 16 << 20);
        }
        finally
        {
            PortAudio.Terminate();
        }

        static void Ask(int device, int times)
        {
            for (var i = 0; i < times; i++)
            {
                Assert.True(PortAudio.GetDeviceInfo(device).maxInputChannels > 0);
                Assert.NotEmpty(PortAudio.GetErrorText(ErrorCode.TimedOut));
            }
        }
    }
}
