namespace EmotionEdge.Audio.Features;

/// <summary>How the voice sounds in one moment.</summary>
/// <param name="Seconds">The middle of the moment, from the beginning of the stream.</param>
/// <param name="LevelDbfs">Intensity: RMS of the 50 ms around it in decibels below full scale; -120 for silence.</param>
/// <param name="PitchHertz">Fundamental frequency; 0 where there is no voice.</param>
/// <param name="Periodicity">0 (noise) to 1 (a voice without any noise).</param>
/// <param name="Syllables">Syllable nuclei that were found since the frame before, 0 or 1; each some 100 ms after it was.</param>
public readonly record struct ProsodyFrame(double Seconds, double LevelDbfs, double PitchHertz, double Periodicity, int Syllables)
{
    /// <summary>Whether there is a voice.</summary>
    public bool IsVoiced => PitchHertz > 0;
}
