namespace EmotionEdge.Text.Language;

/// <summary>Adds up the weights of a text's features: runs of letters, whole words, letters with marks. The hash is FNV-1a.</summary>
internal struct EnglishEvidence(EnglishTable table)
{
    /// <summary>The code of what is before a word and behind it.</summary>
    public const byte Edge = 0;

    private const uint Basis = 2166136261, Prime = 16777619;
    private const byte WordSalt = (byte)'W', LetterSalt = (byte)'L';

    private int _sum;
    private int _features;

    /// <summary>Log-odds that the text is English, before the calibration for its length.</summary>
    public readonly double Score => table.Bias + (table.Scale * _sum / Math.Sqrt(Math.Max(1, _features)));

    /// <summary>Counts a word.</summary>
    /// <param name="codes">Its letters between two edges.</param>
    public void AddWord(ReadOnlySpan<byte> codes)
    {
        for (var first = 0; first < codes.Length - 1; first++)
        {
            var hash = Next(Basis, codes[first]);
            if (first > 0)
                Add(hash);
            foreach (var code in codes.Slice(first + 1, Math.Min(table.LongestRun, codes.Length - first) - 1))
                Add(hash = Next(hash, code));
        }

        var letters = codes[1..^1];
        if (letters.Length > table.LongestWord)
            return;
        var whole = Next(Basis, WordSalt);
        foreach (var code in letters)
            whole = Next(whole, code);
        Add(whole);
    }

    /// <summary>Counts a letter that stands in its word without its mark.</summary>
    public void AddMarked(char letter)
    {
        var lower = char.ToLowerInvariant(letter);
        Add(Next(Next(Next(Basis, LetterSalt), (byte)lower), (byte)(lower >> 8)));
    }

    private static uint Next(uint hash, byte code) => (hash ^ code) * Prime;

    private void Add(uint hash)
    {
        _sum += table.Weight(hash);
        _features++;
    }
}
