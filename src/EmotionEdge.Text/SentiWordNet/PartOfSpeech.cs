namespace EmotionEdge.Text.SentiWordNet;

/// <summary>WordNet's parts of speech, in the order of the table.</summary>
internal enum PartOfSpeech
{
    Noun,
    Verb,
    Adjective,
    Adverb,
}
