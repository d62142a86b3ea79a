namespace EmotionEdge.Text.Tokens;

/// <summary>
/// WordPiece for uncased BERT models (J. Devlin et al., "BERT", NAACL 2019): a text is cut at spaces and punctuation, each
/// word into the longest pieces that the vocabulary has, from the left. Gives the tokens of the reference, Hugging Face's
/// <c>BertWordPieceTokenizer</c>. Thread-safe; allocates nothing.
/// </summary>
public sealed class WordPieceTokenizer(Vocabulary vocabulary)
{
    /// <summary>A longer word is unknown, as in the reference. In characters of Unicode.</summary>
    private const int LongestWord = 100;

    private readonly CharacterTable _characters = CharacterTable.Default;

    /// <summary>Writes the tokens of a text, [CLS] first and [SEP] last.</summary>
    /// <param name="text">Any text; what is no valid UTF-16 counts as U+FFFD and vanishes.</param>
    /// <param name="tokens">Takes as many tokens as it is long; at least two.</param>
    /// <exception cref="ArgumentException">There is no room for two tokens.</exception>
    public Encoding Encode(ReadOnlySpan<char> text, Span<long> tokens)
    {
        if (tokens.Length < 2)
            throw new ArgumentException($"Room for {tokens.Length} tokens; at least 2 are written.", nameof(tokens));

        var writer = new TokenWriter(vocabulary, tokens, stackalloc char[2 * LongestWord]);
        while (!text.IsEmpty && !writer.IsFull)
        {
            if (text[0] == '[' && SpecialAt(text) is var special && special >= 0)
            {
                writer.EndWord();
                writer.Write(vocabulary.Special[special]);
                text = text[SpecialTokens.All[special].Length..];
                continue;
            }

            System.Text.Rune.DecodeFromUtf16(text, out var rune, out var length);
            text = text[length..];
            Take(rune.Value, ref writer);
        }

        return writer.End();
    }

    private static int SpecialAt(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < SpecialTokens.All.Length; i++)
        {
            if (text.StartsWith(SpecialTokens.All[i], StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    private void Take(int codePoint, ref TokenWriter writer)
    {
        if (_characters.IsRemoved(codePoint))
            return;
        if (_characters.IsAlone(codePoint))
        {
            writer.EndWord();
            writer.Add(codePoint);
            writer.EndWord();
        }
        else if (codePoint < 0x80)
        {
            TakeNormalized(char.ToLowerInvariant((char)codePoint), ref writer);
        }
        else if (Hangul.IsSyllable(codePoint))
        {
            Span<int> jamo = stackalloc int[Hangul.MostJamo];
            foreach (var part in jamo[..Hangul.Decompose(codePoint, jamo)])
                writer.Add(part);
        }
        else if (_characters.TryMap(codePoint, out var mapping))
        {
            foreach (var rune in mapping.EnumerateRunes())
                TakeNormalized(rune.Value, ref writer);
        }
        else
        {
            TakeNormalized(codePoint, ref writer);
        }
    }

    private void TakeNormalized(int codePoint, ref TokenWriter writer)
    {
        if (codePoint is ' ' or '\t' or '\n' or '\r')
        {
            writer.EndWord();
        }
        else if (_characters.IsPunctuation(codePoint))
        {
            writer.EndWord();
            writer.Add(codePoint);
            writer.EndWord();
        }
        else
        {
            writer.Add(codePoint);
        }
    }

    /// <summary>Collects a word and writes its pieces.</summary>
    private ref struct TokenWriter(Vocabulary vocabulary, Span<long> tokens, Span<char> word)
    {
        private readonly Span<long> _tokens = tokens;
        private readonly Span<char> _word = word;
        private readonly int _room = tokens.Length - 2;
        private int _letters;
        private int _characters;
        private int _count;
        private int _unknown;

        /// <summary>No further token would be kept.</summary>
        public readonly bool IsFull => _count > _room;

        /// <summary>Takes one more character of the word.</summary>
        public void Add(int codePoint)
        {
            if (_characters++ < LongestWord)
                _letters += new System.Text.Rune(codePoint).EncodeToUtf16(_word[_letters..]);
        }

        /// <summary>Writes what the word is made of, if there is one.</summary>
        public void EndWord()
        {
            if (_characters == 0)
                return;

            var before = _count;
            if (_characters > LongestWord || !TryPieces(_word[.._letters]))
            {
                _count = before;
                Write(vocabulary.Special[SpecialTokens.Unknown]);
            }

            _letters = _characters = 0;
        }

        /// <summary>Writes one token; beyond the room it is only counted.</summary>
        public void Write(int token)
        {
            if (_count < _room)
            {
                _tokens[1 + _count] = token;
                _unknown += token == vocabulary.Special[SpecialTokens.Unknown] ? 1 : 0;
            }

            _count++;
        }

        public Encoding End()
        {
            EndWord();
            var kept = Math.Min(_count, _room);
            _tokens[0] = vocabulary.Special[SpecialTokens.Start];
            _tokens[kept + 1] = vocabulary.Special[SpecialTokens.End];
            return new Encoding(kept + 2, _count > _room, _unknown);
        }

        private bool TryPieces(ReadOnlySpan<char> word)
        {
            var inside = false;
            while (!word.IsEmpty)
            {
                var length = Math.Min(word.Length, vocabulary.LongestPiece);
                int token;
                while (!vocabulary.TryGet(word[..length], inside, out token))
                {
                    if (--length == 0)
                        return false;
                }

                Write(token);
                word = word[length..];
                inside = true;
            }

            return true;
        }
    }
}
