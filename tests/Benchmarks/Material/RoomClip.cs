namespace Benchmarks.Material;

/// <summary>
/// A room with one face that moves a little, 640x480 at 15 frames a second, and somebody who talks with pauses: 20 seconds made
/// of a photo of the npm package @vladmandic/face-api and of espeak-ng's voice.
/// </summary>
internal sealed class RoomClip
{
    private const string Motion = "crop=800:600:x='1130+12*sin(2*t)':y='10+8*sin(3*t)',scale=640:480:flags=area";
    private const string Seconds = "20";

    private RoomClip(string folder) => (Video, MotionJpeg) = (Path.Combine(folder, "room.mp4"), Path.Combine(folder, "room.avi"));

    /// <summary>H.264 with sound.</summary>
    public string Video { get; }

    /// <summary>The same pictures as USB cameras send them: a JPEG each.</summary>
    public string MotionJpeg { get; }

    /// <summary>The clip, made if it is not there yet.</summary>
    public static RoomClip Make()
    {
        var clip = new RoomClip(Repository.Artifacts);
        if (File.Exists(clip.Video) && File.Exists(clip.MotionJpeg))
            return clip;

        var voice = Path.Combine(Repository.Artifacts, "voice.wav");
        ChildProgram.Run(
            "espeak-ng", "-v", "en-us+f3", "-g", "8", "-w", voice,
            "What a wonderful evening! I am so happy to see you all. Please come in and have a seat at the table. "
            + "Did you find the house without any trouble?");
        ChildProgram.Run(
            "ffmpeg", "-nostdin", "-v", "error", "-y", "-loop", "1", "-framerate", "15", "-i", Repository.Photo, "-i", voice,
            "-t", Seconds, "-map", "0:v", "-vf", Motion + ",format=yuvj420p", "-c:v", "mjpeg", "-q:v", "4", clip.MotionJpeg);
        var unfinished = clip.Video + ".part.mp4";
        ChildProgram.Run(
            "ffmpeg", "-nostdin", "-v", "error", "-y", "-i", clip.MotionJpeg, "-i", voice, "-t", Seconds, "-map", "0:v", "-map", "1:a",
            "-vf", "format=yuv420p", "-c:v", "libx264", "-preset", "veryfast", "-crf", "22",
            "-af", "adelay=400,apad,aresample=16000", "-ac", "1", "-c:a", "aac", "-b:a", "64k", unfinished);
        File.Move(unfinished, clip.Video, overwrite: true);
        return clip;
    }
}
