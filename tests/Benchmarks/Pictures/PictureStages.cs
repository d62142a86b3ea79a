using System.Numerics;
using Benchmarks.Material;
using Benchmarks.Measuring;
using Benchmarks.Report;
using EmotionEdge.Core.Media;
using EmotionEdge.Inference;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Detection;
using EmotionEdge.Vision.Expression;
using EmotionEdge.Vision.Imaging;
using EmotionEdge.Vision.Posture;
using EmotionEdge.Vision.Tracking;

namespace Benchmarks.Pictures;

/// <summary>What each step of a picture's way takes.</summary>
internal sealed class PictureStages(RoomClip clip, BenchModels models, Alternation alternation)
{
    private const int DetectorSide = 256;

    public IEnumerable<Figure> Measure()
    {
        var frames = ClipFrames.Read(clip.Video);
        var face = FirstFace(frames.Next());
        return
        [
            .. Decoding(),
            .. alternation.Measure([Letterbox(frames), Look(frames)]).Select(Figures.Of),
            .. Figures.Compared(alternation.Measure([.. models.Precisions(ModelTask.FaceDetection).Select(p => Detection(frames, p))])),
            .. alternation.Measure([Alignment(frames, face), Tracking(face), Prediction(face)]).Select(Figures.Of),
            .. Figures.Compared(alternation.Measure([.. models.Precisions(ModelTask.Face).Select(p => Expression(frames, face, p))])),
            .. Figures.Compared(alternation.Measure([.. models.Precisions(ModelTask.Posture).Select(p => Posing(frames, face, p))])),
        ];
    }

    private IEnumerable<Figure> Decoding()
    {
        var frame = new VideoFrame();
        using var video = new LoopedFile(clip.Video);
        using var motionJpeg = new LoopedFile(clip.MotionJpeg);
        return alternation
            .Measure([new("Decoding, motion JPEG", () => motionJpeg.Read(frame)), new("Decoding, H.264", () => video.Read(frame))])
            .Select(Figures.Of);
    }

    private Face FirstFace(VideoFrame frame)
    {
        var faces = models.Detector(Precision.Fp32).Detect(frame);
        return faces is [var face, ..] ? face : throw new BenchmarkException($"No face was found in {clip.Video}.");
    }

    private static Stage Letterbox(ClipFrames frames)
    {
        var input = new LetterboxInput(DetectorSide);
        var tensor = new float[DetectorSide * DetectorSide * VideoFrame.Channels];
        return new Stage("Scaling to the detector's 256x256", () =>
        {
            var frame = frames.Next();
            input.Write(frame, PixelArea.Whole(frame), tensor);
        });
    }

    private static Stage Look(ClipFrames frames)
    {
        var meter = new PictureMeter();
        return new Stage("Light and focus of a picture, once a second", () => meter.Measure(frames.Next(), Array.Empty<ImageFace>()));
    }

    private Stage Detection(ClipFrames frames, Precision precision)
    {
        var detector = models.Detector(precision);
        return new Stage($"Face detection with scaling, {Figures.Name(precision)}", () => detector.Detect(frames.Next()));
    }

    private Stage Alignment(ClipFrames frames, Face face)
    {
        var session = models.Session(ModelTask.Face, models.Chosen(ModelTask.Face));
        var eyes = session.Model!.Alignment!;
        var side = session.InputShape(ExpressionModel.InputName)[^1];
        var aligner = new FaceAligner(
            side, new Vector2(eyes.LeftEye[0], eyes.LeftEye[1]), new Vector2(eyes.RightEye[0], eyes.RightEye[1]));
        var crop = new float[side * side];
        return new Stage("Cutting out a face by its eyes", () => aligner.Align(frames.Next(), face, crop), Repeat: 5);
    }

    private Stage Expression(ClipFrames frames, Face face, Precision precision)
    {
        var model = models.Expression(precision);
        return new Stage($"Expression with cutting out, {Figures.Name(precision)}", () => model.Classify(frames.Next(), face));
    }

    private Stage Posing(ClipFrames frames, Face face, Precision precision)
    {
        var model = models.Poses(precision);
        var square = BodySquare.Below(face.Box, close: false);
        return new Stage($"Body below a face with cutting out, {Figures.Name(precision)}", () => model.Find(frames.Next(), square));
    }

    private static Stage Tracking(Face face)
    {
        var tracker = new FaceTracker(TimeProvider.System, new FaceTrackerOptions());
        var timestamp = TimeProvider.System.GetTimestamp();
        return new Stage("Tracker, detected faces taken in", () => tracker.Update([face], timestamp += 66_000_000), Repeat: 1000);
    }

    private static Stage Prediction(Face face)
    {
        var tracker = new FaceTracker(TimeProvider.System, new FaceTrackerOptions());
        var timestamp = TimeProvider.System.GetTimestamp();
        tracker.Update([face], timestamp);
        return new Stage("Tracker, faces moved on", () => tracker.Predict(timestamp + 66_000_000), Repeat: 1000);
    }
}
