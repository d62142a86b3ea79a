using System.Runtime.CompilerServices;

namespace EmotionEdge.Text.SentiWordNet;

/// <summary>A word as each <see cref="PartOfSpeech"/>.</summary>
[InlineArray(Parts)]
internal struct WordSenses
{
    public const int Parts = 4;

    private SenseMean _first;
}
