using System.Text.Json;

namespace EmotionEdge.Text.Language;

/// <summary>What the training learned: a weight for each hashed feature, and how to read their sum at each length of text.</summary>
internal sealed class EnglishTable
{
    /// <summary>Letters with marks: Latin-1 Supplement to Latin Extended-B, and Latin Extended Additional.</summary>
    private const char FirstMarked = '\u00c0', EndMarked = '\u0250', FirstAdditional = '\u1e00', EndAdditional = '\u1f00';

    private readonly sbyte[] _weights;
    private readonly byte[] _folded;
    private readonly int[] _lengths;
    private readonly double[] _slopes;
    private readonly double[] _offsets;
    private readonly double[] _thresholds;

    private EnglishTable(JsonElement root)
    {
        _weights = Array.ConvertAll(root.GetProperty("weights").GetBytesFromBase64(), value => (sbyte)value);
        _folded = [.. root.GetProperty("folded").GetString()!.Select(letter => char.IsAsciiLetterLower(letter) ? CodeOf(letter) : (byte)0)];
        _lengths = Numbers(root, "lengths", element => element.GetInt32());
        _slopes = Numbers(root, "slopes", element => element.GetDouble());
        _offsets = Numbers(root, "offsets", element => element.GetDouble());
        _thresholds = Numbers(root, "thresholds", element => element.GetDouble());
        Bias = root.GetProperty("bias").GetDouble();
        Scale = root.GetProperty("scale").GetDouble();
        LongestRun = root.GetProperty("longestRun").GetInt32();
        LongestWord = root.GetProperty("longestWord").GetInt32();
    }

    /// <summary>Added to every score.</summary>
    public double Bias { get; }

    /// <summary>The value of a weight of 1.</summary>
    public double Scale { get; }

    /// <summary>Letters of the longest run that has a weight.</summary>
    public int LongestRun { get; }

    /// <summary>Letters of the longest word that has a weight as a whole.</summary>
    public int LongestWord { get; }

    /// <exception cref="InvalidDataException">The file is not such a table.</exception>
    public static EnglishTable Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            var table = new EnglishTable(document.RootElement);
            return table.Fault() is { } fault ? throw new InvalidDataException($"{path} is no table of English: {fault}.") : table;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{path} is no table of English: {exception.Message}", exception);
        }
    }

    /// <summary>1..26 for a..z.</summary>
    public static byte CodeOf(char lowerCaseLetter) => (byte)(lowerCaseLetter - 'a' + 1);

    public int Weight(uint hash) => _weights[(hash ^ (hash >> 15)) & (uint)(_weights.Length - 1)];

    /// <summary>The code of a letter's base letter, 0 where the letter is not one of those with marks.</summary>
    public byte Fold(char letter) => letter switch
    {
        >= FirstMarked and < EndMarked => _folded[letter - FirstMarked],
        >= FirstAdditional and < EndAdditional => _folded[letter - FirstAdditional + EndMarked - FirstMarked],
        _ => 0,
    };

    /// <summary>Which slope, offset and threshold are for a text of so many words.</summary>
    public int LengthOf(int words)
    {
        var length = 0;
        while (length + 1 < _lengths.Length && words >= _lengths[length + 1])
            length++;
        return length;
    }

    public double Probability(double score, int length) => 1 / (1 + Math.Exp(-((_slopes[length] * score) + _offsets[length])));

    public double Threshold(int length) => _thresholds[length];

    private static T[] Numbers<T>(JsonElement root, string name, Func<JsonElement, T> read) =>
        [.. root.GetProperty(name).EnumerateArray().Select(read)];

    private string? Fault()
    {
        if (_weights.Length == 0 || (_weights.Length & (_weights.Length - 1)) != 0)
            return $"it has {_weights.Length} weights, which is no power of two";
        if (_folded.Length != EndMarked - FirstMarked + EndAdditional - FirstAdditional)
            return $"'folded' has {_folded.Length} letters";
        if (LongestRun < 1 || LongestWord < 1)
            return "'longestRun' and 'longestWord' must be at least 1";
        return _lengths.Length > 0 && _slopes.Length == _lengths.Length && _offsets.Length == _lengths.Length && _thresholds.Length == _lengths.Length
            ? null
            : "'lengths', 'slopes', 'offsets' and 'thresholds' must be equally long";
    }
}
