using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Media;
using EmotionEdge.Devices;
using EmotionEdge.Live;

namespace EmotionEdge.Analysis;

/// <summary>
/// Draws into each frame of a video what its analysis finds there, as the live picture does, and keeps its sound: the faces
/// are followed anew in the same way, and between two looks moved to where they should be.
/// </summary>
internal sealed class VideoDrawing(ISenses senses, FusionOptions fusion)
{
    /// <summary>Pictures are written at the rate that the file states, so that a file cannot state one that takes for ever.</summary>
    private const double HighestRate = 60;

    /// <param name="path">The video.</param>
    /// <param name="target">Where the MP4 goes; written over.</param>
    /// <param name="longest">A video that turns out longer is refused.</param>
    /// <param name="progress">Told which part is done, 0..1.</param>
    /// <param name="cancellationToken">Ends it within a frame.</param>
    /// <exception cref="MediaException">The video cannot be used, or the target not be written; says why.</exception>
    public void Draw(string path, string target, TimeSpan longest, IProgress<double> progress, CancellationToken cancellationToken)
    {
        using var video = VideoFile.Open(path);
        var rate = Math.Min(video.FramesPerSecond, HighestRate);
        var faces = new VideoFaces(senses);
        var frame = new VideoFrame();
        VideoRecording? recording = null;
        try
        {
            long written = 0;
            while (video.Read(frame))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (video.PositionSeconds > longest.TotalSeconds)
                    throw new MediaException(path, $"is longer than the {longest} that are allowed", "Cut it.");
                if (!faces.Look(frame, video.PositionSeconds))
                    faces.Move(frame, video.PositionSeconds);
                MarkedPicture.Draw(frame, MarksOf(faces, frame));
                recording ??= VideoRecording.Create(target, frame.Width, frame.Height, rate, path, cancellationToken);
                // Frames of a camera come at uneven distances: each stands where its time is, so that sound and picture agree.
                for (; written <= video.PositionSeconds * rate; written++)
                    recording.Write(frame);
                if (video.FrameCount > 0)
                    progress.Report(Math.Min(1, (double)video.FramesRead / video.FrameCount));
            }

            recording!.Finish();
        }
        finally
        {
            recording?.Dispose();
        }
    }

    private PictureMark[] MarksOf(VideoFaces faces, VideoFrame frame)
    {
        var marks = new List<PictureMark>();
        foreach (var track in faces.Tracks)
        {
            if (track.IsConfirmed && track.IsVisible)
                marks.Add(FaceMark.Of(track.Face.Box, track.Scores, frame.Width, frame.Height, fusion));
        }

        return [.. marks];
    }
}
