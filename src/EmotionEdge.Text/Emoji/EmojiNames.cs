using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace EmotionEdge.Text.Emoji;

/// <summary>
/// Puts the names of emoji in their place, as VADER's reference does before it scores (vaderSentiment 3.3.2), so that words
/// are all that is left to read. It looks at one code point at a time: a skin tone is named too, joiners and variation selectors
/// stay as they are, and a joined sequence is named part by part. The names are the CLDR short names that npm
/// <c>unicode-emoji-json</c> carries (MIT), or those of the reference's table (MIT) where CLDR has renamed since. Thread-safe.
/// </summary>
public sealed class EmojiNames
{
    private const string ReferenceNames = "EmotionEdge.Text.Emoji.reference_names.json";

    private readonly FrozenDictionary<int, string> _names;

    /// <summary>The first UTF-16 units of all emoji: a text without any of them is passed over quickly.</summary>
    private readonly SearchValues<char> _leads;

    private EmojiNames(Dictionary<string, string> names)
    {
        _names = names.ToFrozenDictionary(pair => char.ConvertToUtf32(pair.Key, 0), pair => pair.Value);
        _leads = SearchValues.Create([.. names.Keys.Select(symbol => symbol[0]).Distinct()]);
    }

    public int Count => _names.Count;

    /// <summary>Reads <c>{"😀": {"name": "grinning face", ...}, ...}</c>; sequences of several code points are left out.</summary>
    /// <exception cref="InvalidDataException">The file is not of that form.</exception>
    public static EmojiNames Load(string path)
    {
        try
        {
            var names = new Dictionary<string, string>(2000, StringComparer.Ordinal);
            using (var stream = File.OpenRead(path))
                Read(stream, names, about => about.GetProperty("name"));
            if (names.Count == 0)
                throw new InvalidDataException($"{path} holds no emoji; run ./build.sh setup again.");

            using (var stream = typeof(EmojiNames).Assembly.GetManifestResourceStream(ReferenceNames)!)
                Read(stream, names, name => name);
            return new EmojiNames(names);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} is no table of emoji: {exception.Message}", exception);
        }
    }

    /// <summary>The text with names for emoji; the same string where it holds none.</summary>
    public string Name(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return HasEmoji(text) ? Replace(text, null).Trim(Spaces.All) : text;
    }

    /// <summary>The same, with the way back from the new text to the old; <see langword="null"/> where there is no emoji.</summary>
    internal NamedText? NameInPlace(string text)
    {
        if (!HasEmoji(text))
            return null;

        var places = new List<EmojiPlace>();
        return new NamedText(Replace(text, places), places);
    }

    private static void Read(Stream stream, Dictionary<string, string> names, Func<JsonElement, JsonElement> nameOf)
    {
        using var document = JsonDocument.Parse(stream);
        foreach (var emoji in document.RootElement.EnumerateObject())
        {
            var symbol = emoji.Name.Replace("\ufe0f", null, StringComparison.Ordinal);
            if (Rune.TryGetRuneAt(symbol, 0, out var rune) && rune.Utf16SequenceLength == symbol.Length)
                names[symbol] = nameOf(emoji.Value).GetString() ?? throw new InvalidOperationException($"{emoji.Name} has no name.");
        }
    }

    private bool HasEmoji(ReadOnlySpan<char> text) => TryFind(text, out _, out _, out _);

    private string Replace(string text, List<EmojiPlace>? places)
    {
        var named = new StringBuilder(text.Length + 64);
        var read = 0;
        while (TryFind(text.AsSpan(read), out var before, out var length, out var name))
        {
            named.Append(text, read, before);
            var start = named.Length;
            if (start > 0 && named[start - 1] != ' ')
                named.Append(' ');
            named.Append(name);
            places?.Add(new EmojiPlace(start, named.Length, read + before, read + before + length));
            read += before + length;
        }

        return named.Append(text, read, text.Length - read).ToString();
    }

    /// <summary>The first emoji: how many UTF-16 units are before it and how many it has.</summary>
    private bool TryFind(ReadOnlySpan<char> text, out int before, out int length, [NotNullWhen(true)] out string? name)
    {
        before = 0;
        while (text[before..].IndexOfAny(_leads) is var next and >= 0)
        {
            before += next;
            Rune.DecodeFromUtf16(text[before..], out var rune, out length);
            if (_names.TryGetValue(rune.Value, out name))
                return true;
            before += length;
        }

        (length, name) = (0, null);
        return false;
    }
}
