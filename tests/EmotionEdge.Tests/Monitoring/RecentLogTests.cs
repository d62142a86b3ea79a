using EmotionEdge.Monitoring;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Tests.Monitoring;

public sealed partial class RecentLogTests
{
    private readonly RecentLog _log = new(TimeProvider.System);

    [Fact]
    public void What_devices_say_is_kept_whole_without_credentials()
    {
        LogLost(_log.CreateLogger("EmotionEdge.Devices.Camera"), new IOException("x"), "camera", "rtsp://me:secret@cam/1 does not answer");

        Assert.EndsWith("Warning EmotionEdge.Devices.Camera: camera lost: rtsp://***@cam/1 does not answer (IOException)", Assert.Single(_log.Lines()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EmotionEdge.Dashboard.Hosting.DashboardServer")]
    [InlineData("EmotionEdge.Storage.Audit.AuditLog")]
    [InlineData("EmotionEdge.Mqtt.MqttBridge")]
    [InlineData("EmotionEdge.Sensing.AlertSignal")]
    [InlineData("EmotionEdge.Uploads.AnalysisWorker")]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel")]
    public void Of_what_may_be_about_people_only_the_program_s_own_words_are_kept(string category)
    {
        LogCode(_log.CreateLogger(category), new InvalidOperationException("grandmother"), "ABCDE-FGHJK");

        var line = Assert.Single(_log.Lines());
        Assert.EndsWith($"Error {category}: enter the code {{Code}} (InvalidOperationException)", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Old_lines_make_room_and_long_ones_are_cut()
    {
        var logger = _log.CreateLogger("EmotionEdge.Devices.Camera");
        var rest = new string('x', 2000);
        for (var i = 0; i < 500; i++)
            LogLine(logger, i, rest);
        LogDetail(logger);

        Assert.Equal(400, _log.Lines().Count);
        Assert.Contains("line 499 ", _log.Lines()[^1], StringComparison.Ordinal);
        Assert.All(_log.Lines(), line => Assert.Equal(1000, line.Length));
    }

    [LoggerMessage(LogLevel.Warning, "{Sensor} lost: {Reason}")]
    private static partial void LogLost(ILogger logger, Exception exception, string sensor, string reason);

    [LoggerMessage(LogLevel.Error, "enter the code {Code}")]
    private static partial void LogCode(ILogger logger, Exception exception, string code);

    [LoggerMessage(LogLevel.Information, "line {Number} {Rest}")]
    private static partial void LogLine(ILogger logger, int number, string rest);

    [LoggerMessage(LogLevel.Debug, "not kept")]
    private static partial void LogDetail(ILogger logger);
}
