using System.Globalization;
using System.Text.Json;

namespace EmotionEdge.Devices;

/// <summary>Asks ffprobe what is in a file.</summary>
internal static class SoundProbe
{
    // Three numbers and names a stream: a file with so many streams that the answer is longer is not for us.
    private const int LongestAnswer = 1 << 20;

    /// <exception cref="MediaException">There is no such file, it is empty, or nothing that ffmpeg knows.</exception>
    /// <exception cref="MissingDependencyException">ffprobe is not installed.</exception>
    internal static SoundFileInfo Probe(string file, MediaTools tools, CancellationToken cancellationToken)
    {
        CheckFile(file);
        using var ffprobe = ChildProcess.Start(
            tools.Ffprobe,
            [
                "-v", "warning", .. MediaTools.InputLimits,
                "-show_entries", "format=duration:stream=codec_type,codec_name,sample_rate,channels,duration:stream_disposition=attached_pic",
                "-of", "json",
                "-i", MediaTools.InputName(file),
            ],
            "apt-get install ffmpeg");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var tooLong = patience.Token.Register(ffprobe.Kill);
        using var cancelled = cancellationToken.Register(ffprobe.Kill);

        var answer = ffprobe.ReadToEnd(LongestAnswer);
        var exitCode = ffprobe.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        if (patience.IsCancellationRequested)
            throw new MediaException(file, "took ffprobe more than 20 seconds", "It is damaged or made to be slow: convert or remove it.");
        if (exitCode != 0)
            throw NotMedia(file, ffprobe.Errors);

        return Parse(file, answer, ffprobe.Errors);
    }

    private static void CheckFile(string file)
    {
        // Pipes and devices have no length; even opening them might never end.
        if (new FileInfo(file) is { Exists: true, Length: 0 })
            throw new MediaException(file, "is empty", "Copy or record it again.");
        MediaFile.OpenRead(file).Dispose();
    }

    private static SoundFileInfo Parse(string file, string answer, string warnings)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            var streams = json.RootElement.TryGetProperty("streams", out var all) ? all.EnumerateArray().ToArray() : [];
            var sound = streams.FirstOrDefault(s => Text(s, "codec_type") == "audio");
            var hasVideo = streams.Any(s => Text(s, "codec_type") == "video" && !IsCover(s));
            var whole = json.RootElement.TryGetProperty("format", out var format) ? Number(format, "duration") : null;
            if (sound.ValueKind == JsonValueKind.Undefined)
            {
                if (!hasVideo)
                    throw NotMedia(file, warnings);
                return new SoundFileInfo(false, true, whole, 0, 0, "");
            }

            var length = Number(sound, "duration");
            var isEstimate = warnings.Contains("Estimating duration", StringComparison.Ordinal);
            return new SoundFileInfo(
                true,
                hasVideo,
                length ?? whole,
                (int)(Number(sound, "sample_rate") ?? 0),
                sound.TryGetProperty("channels", out var channels) ? channels.GetInt32() : 0,
                Text(sound, "codec_name"))
            {
                PromisedSeconds = WaveHeader.PromisedSeconds(file) ?? (isEstimate ? null : length),
            };
        }
        catch (JsonException e)
        {
            throw new MediaException(file, "has too many tracks or damaged ones", "Convert it to a plain file first.", e);
        }
    }

    private static MediaException NotMedia(string file, string errors)
    {
        if (errors.Contains("moov atom not found", StringComparison.Ordinal)
            || errors.Contains("ended prematurely", StringComparison.Ordinal))
            return new MediaException(file, "is cut short", "Copy or record it again.");

        var reason = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? $" ({Reason(last)})" : "";
        return new MediaException(
            file, $"is not sound or video that ffmpeg can read{reason}", "Convert it to wav, mp3, ogg, flac, m4a, mp4 or mkv.");
    }

    /// <summary>ffprobe repeats the file's name in front of the reason.</summary>
    private static string Reason(string line)
    {
        var colon = line.LastIndexOf(": ", StringComparison.Ordinal);
        return (colon < 0 ? line : line[(colon + 2)..]).Trim();
    }

    private static string Text(JsonElement element, string name)
        => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static double? Number(JsonElement element, string name)
        => double.TryParse(Text(element, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) && number > 0
            ? number
            : null;

    private static bool IsCover(JsonElement stream)
        => stream.TryGetProperty("disposition", out var disposition)
            && disposition.TryGetProperty("attached_pic", out var cover)
            && cover.GetInt32() != 0;
}
