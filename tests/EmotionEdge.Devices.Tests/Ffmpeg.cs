using System.Diagnostics;
using Xunit;

namespace EmotionEdge.Devices.Tests;

/// <summary>Makes small media files with the ffmpeg program.</summary>
internal static class Ffmpeg
{
    public static async Task Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments])
        {
            RedirectStandardError = true,
        })!;
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, errors);
    }
}
