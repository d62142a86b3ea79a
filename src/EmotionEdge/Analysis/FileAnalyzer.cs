using EmotionEdge.Analysis.Plot;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Devices;

namespace EmotionEdge.Analysis;

/// <summary>Analyses files of any kind, told by their content. Memory does not grow with their length. Not thread-safe.</summary>
/// <param name="senses">What can be sensed.</param>
/// <param name="fusion">How what they say counts.</param>
/// <param name="sketch">Where the sound of a file is drawn, for one file; left out, nowhere.</param>
internal sealed class FileAnalyzer(ISenses senses, FusionOptions fusion, SoundSketch? sketch = null)
{
    /// <summary>Analyses one file.</summary>
    /// <param name="path">A picture, a video, sound or text.</param>
    /// <param name="progress">Told which part is done, 0..1; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the analysis within a frame or a block of sound.</param>
    /// <exception cref="MediaException">The file cannot be used; says why and what to do.</exception>
    /// <exception cref="MissingDependencyException">A program is missing.</exception>
    /// <exception cref="Inference.ModelException">A model is missing.</exception>
    public AnalysisResult Analyze(string path, IProgress<double>? progress, CancellationToken cancellationToken) =>
        MediaFile.Identify(path) switch
        {
            MediaKind.Image => new ImageAnalysis(senses, fusion).Analyze(path),
            MediaKind.Video => new VideoAnalysis(senses, fusion, sketch).Analyze(path, progress, cancellationToken),
            MediaKind.Audio => new SoundAnalysis(senses, fusion, sketch).Analyze(path, progress, cancellationToken),
            MediaKind.Text => new TextAnalysis(senses.OpenText(), fusion).Analyze(path, cancellationToken),
            _ => throw new MediaException(
                path, "is neither a picture, a video, sound nor text that is known here", "Convert it, for instance to PNG, MP4, WAV or UTF-8 text."),
        };
}
