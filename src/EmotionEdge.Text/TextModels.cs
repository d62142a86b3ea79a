using EmotionEdge.Inference;
using EmotionEdge.Text.Emoji;
using EmotionEdge.Text.Encoder;
using EmotionEdge.Text.Language;
using EmotionEdge.Text.SentiWordNet;
using EmotionEdge.Text.Vader;

namespace EmotionEdge.Text;

/// <summary>What reading text takes: a transformer, a language guard, and the lexicons that lie beside the manifest.</summary>
public static class TextModels
{
    private const string VaderFile = "vader_lexicon.txt";
    private const string EmojiFile = "emoji_names.json";
    private const string SentiWordNetFile = "sentiwordnet.tsv";

    /// <summary>The model of a profile.</summary>
    public static string IdOf(TextProfile profile) => profile == TextProfile.Small ? "text-minilm-small" : "text-minilm";

    /// <summary>Holds the files against the manifest, without opening them.</summary>
    /// <exception cref="ModelException">One is missing or not what the manifest says.</exception>
    public static void Check(ModelStore store, ModelInfo model, ModelFile file)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(model);
        store.Locate(model, file);
        foreach (var companion in model.Companions.Values)
            store.Locate(model, companion);
        Language(store);
    }

    /// <summary>Opens everything; the caller disposes it.</summary>
    /// <exception cref="ModelException">A file is missing, broken or not what the manifest says.</exception>
    public static TextAnalyzer Open(ModelStore store, ModelInfo model, ModelFile file)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(model);
        try
        {
            var parameters = TextParameters.Load(store.LocateCompanion(model, "parameters"));
            var emoji = EmojiNames.Load(Beside(store, EmojiFile));
            return new TextAnalyzer(
                TextEmotionModel.Open(store, model, file, parameters),
                parameters,
                emoji,
                EnglishDetector.Load(Language(store)),
                new VaderAnalyzer(VaderLexicon.Load(Beside(store, VaderFile)), emoji),
                new SentiWordNetAnalyzer(SentiWordNetLexicon.Load(Beside(store, SentiWordNetFile)), emoji));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ModelException($"{store.Directory}: the words of model {model.Id} cannot be read: {exception.Message} Install the models again.", exception);
        }
    }

    private static string Language(ModelStore store)
    {
        var model = store.Find(ModelTask.Language);
        return store.Locate(model, store.Choose(model));
    }

    private static string Beside(ModelStore store, string file) => Path.Combine(store.Directory, file);
}
