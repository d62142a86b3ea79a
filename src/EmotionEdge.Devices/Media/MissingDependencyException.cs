namespace EmotionEdge.Devices;

/// <summary>A program or native library that is needed is not installed.</summary>
/// <param name="dependency">Its name: "ffmpeg".</param>
/// <param name="remedy">The command that installs it: "apt-get install ffmpeg".</param>
/// <param name="inner">What was thrown first, if anything.</param>
public sealed class MissingDependencyException(string dependency, string remedy, Exception? inner = null)
    : Exception($"{dependency} is not installed; run: {remedy}", inner)
{
    /// <summary>What is missing.</summary>
    public string Dependency { get; } = dependency;

    /// <summary>The command that installs it.</summary>
    public string Remedy { get; } = remedy;
}
