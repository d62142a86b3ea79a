using EmotionEdge.Audio.Speech;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Media;
using EmotionEdge.Text;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Analysis;

/// <summary>What can be sensed in a file.</summary>
internal interface ISenses
{
    /// <summary>All faces of a picture, those that the detector is surest of first.</summary>
    IReadOnlyList<ImageFace> FacesOf(VideoFrame picture);

    /// <summary>Faces of moving pictures, fresh for one video.</summary>
    FacePipeline OpenFaces(TimeProvider time, FacePipelineOptions options);

    /// <summary>Bodies of moving pictures, fresh for one video, all of them in each frame; <see langword="null"/> where posture is off.</summary>
    PosturePipeline? OpenPosture(TimeProvider time);

    /// <summary>Finds bodies in pictures; <see langword="null"/> where posture is off.</summary>
    IPoseModel? OpenPoses();

    /// <summary>Speech, fresh for one recording; the caller disposes it.</summary>
    SpeechPipeline OpenSpeech();

    /// <summary>Written words.</summary>
    TextAnalyzer OpenText();

    /// <summary>Early fusion of faces and speech.</summary>
    IEarlyFusion OpenFusion();
}
