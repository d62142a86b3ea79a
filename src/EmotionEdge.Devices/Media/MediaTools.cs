namespace EmotionEdge.Devices;

/// <summary>The programs that read media files, found on PATH unless they have a path.</summary>
internal sealed record MediaTools(string Ffmpeg, string Ffprobe)
{
    internal static MediaTools Default { get; } = new("ffmpeg", "ffprobe");

    /// <summary>
    /// What both programs are told before the input: files only, and real containers only. Without the second a playlist or a script with
    /// an innocent name could make them open other files of this machine.
    /// </summary>
    internal static IReadOnlyList<string> InputLimits { get; } =
    [
        "-protocol_whitelist", "file,pipe",
        "-format_whitelist",
        "aac,ac3,aiff,amr,asf,au,avi,caf,dts,eac3,flac,flv,loas,matroska,mov,mp3,mpeg,mpegts,ogg,rm,tta,voc,w64,wav,wv,3gp",
    ];

    /// <summary>A file's name in a form that neither program takes for an option or a protocol.</summary>
    internal static string InputName(string file) => "file:" + Path.GetFullPath(file);
}
