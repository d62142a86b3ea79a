using System.Buffers;
using System.Globalization;

namespace EmotionEdge.Text.Language;

/// <summary>
/// Reads a text once: words of a..z and inner apostrophes go to the evidence, letters of other scripts are counted. What is no
/// language parts words: addresses, mentions, placeholders such as <c>[NAME]</c>, digits, emoji.
/// </summary>
internal ref struct LetterScan(EnglishTable table, Span<byte> word)
{
    /// <summary>The letters of a word that are read, with the two edges.</summary>
    public const int WordCapacity = LongestWord + 2;

    private const int LongestWord = 40;
    private const byte Apostrophe = 27;

    private static readonly SearchValues<char> Separators =
        SearchValues.Create([.. Enumerable.Range(0, ' ' + 1).Select(value => (char)value), '\u0085', '\u00a0']);

    private static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private readonly Span<byte> _word = word;
    private int _length;
    private bool _apostrophe;
    private int _runLength;
    private int _runWeight;

    public EnglishEvidence Evidence = new(table);

    public int Words { get; private set; }

    public int LatinLetters { get; private set; }

    /// <summary>
    /// Letters of other scripts, in runs of two or more only, as emoticons are made of single ones; from U+2E80 on, where one
    /// stands for a syllable or a word, they count twice.
    /// </summary>
    public int OtherLetters { get; private set; }

    public void Read(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny(Separators);
            var token = end < 0 ? text : text[..end];
            if (!IsAddress(token))
                ReadToken(token);
            Part();
            text = end < 0 ? default : text[(end + 1)..];
        }
    }

    private static bool IsAddress(ReadOnlySpan<char> token) =>
        token.Contains('@') || token.Contains("://", StringComparison.Ordinal) || token.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many characters behind an opening bracket make it a placeholder.</summary>
    private static int PlaceholderRest(ReadOnlySpan<char> behind)
    {
        var capitals = behind.IndexOfAnyExcept(Capitals);
        return capitals > 0 && behind[capitals] == ']' ? capitals + 1 : 0;
    }

    private void ReadToken(ReadOnlySpan<char> token)
    {
        for (var i = 0; i < token.Length; i++)
        {
            var character = token[i];
            if (char.IsAsciiLetter(character))
            {
                AddLetter(EnglishTable.CodeOf((char)(character | 0x20)));
            }
            else if (IsApostrophe(character))
            {
                AddApostrophe();
            }
            else if (char.IsAscii(character))
            {
                Part();
                i += character == '[' ? PlaceholderRest(token[(i + 1)..]) : 0;
            }
            else if (!IsInvisible(character))
            {
                i += ReadOther(token[i..]);
            }
        }
    }

    /// <summary>A character outside ASCII; how many more than one it takes.</summary>
    private int ReadOther(ReadOnlySpan<char> text)
    {
        var character = text[0];
        if (table.Fold(character) is > 0 and var code)
        {
            Evidence.AddMarked(character);
            AddLetter(code);
            return 0;
        }

        if (character is (>= '\uff21' and <= '\uff3a') or (>= '\uff41' and <= '\uff5a'))
        {
            AddLetter((byte)((character - '\uff20') & 0x1f));
            return 0;
        }

        EndWord();
        var isPair = text.Length > 1 && char.IsSurrogatePair(character, text[1]);
        var point = isPair ? char.ConvertToUtf32(character, text[1]) : character;
        AddOther(point, CharUnicodeInfo.GetUnicodeCategory(point));
        return isPair ? 1 : 0;
    }

    private void AddOther(int point, UnicodeCategory category)
    {
        if (category <= UnicodeCategory.OtherLetter && !IsLatin(point))
        {
            _runLength++;
            _runWeight += point >= 0x2e80 ? 2 : 1;
        }
        else if (_runLength == 0 || category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
        {
            EndRun();
        }
    }

    private void AddLetter(byte code)
    {
        EndRun();
        if (_apostrophe)
            Append(Apostrophe);
        _apostrophe = false;
        Append(code);
    }

    /// <summary>It belongs to a word if letters are on both sides of it.</summary>
    private void AddApostrophe()
    {
        EndRun();
        if (_apostrophe)
            EndWord();
        else
            _apostrophe = _length > 0;
    }

    /// <summary>A letter repeated more than twice counts twice: "soooo" is "soo".</summary>
    private void Append(byte code)
    {
        if (_length < LongestWord && !(_length > 1 && _word[_length] == code && _word[_length - 1] == code))
            _word[++_length] = code;
    }

    private void Part()
    {
        EndWord();
        EndRun();
    }

    private void EndWord()
    {
        _apostrophe = false;
        if (_length == 0)
            return;

        _word[0] = _word[_length + 1] = EnglishEvidence.Edge;
        Evidence.AddWord(_word[..(_length + 2)]);
        LatinLetters += _length - _word.Slice(1, _length).Count(Apostrophe);
        Words++;
        _length = 0;
    }

    private void EndRun()
    {
        OtherLetters += _runLength > 1 ? _runWeight : 0;
        _runLength = _runWeight = 0;
    }

    private static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '\u2018' or '\u02bc' or '`' or '\u00b4';

    /// <summary>Marks on the letter before, joiners and soft hyphens: they do not part words.</summary>
    private static bool IsInvisible(char character) =>
        character is (>= '\u0300' and <= '\u036f') or (>= '\u200b' and <= '\u200f') or '\u2060' or (>= '\ufe00' and <= '\ufe0f') or '\ufeff' or '\u00ad';

    /// <summary>Letters that come with the Latin script, fancy forms included; what they say of the language is not known.</summary>
    private static bool IsLatin(int point) => point is < 0x300
        or (>= 0x1d00 and < 0x1f00) or (>= 0x2100 and < 0x2150) or (>= 0x2c60 and < 0x2c80) or (>= 0xa720 and < 0xa800)
        or (>= 0xab30 and < 0xab70) or (>= 0xfb00 and < 0xfb07) or (>= 0xff21 and < 0xff5b) or (>= 0x1d400 and < 0x1d800);
}
