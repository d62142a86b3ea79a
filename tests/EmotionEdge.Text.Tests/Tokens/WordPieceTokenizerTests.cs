using System.Text.Json;
using EmotionEdge.Testing;
using EmotionEdge.Text.Tokens;

namespace EmotionEdge.Text.Tests.Tokens;

public sealed class WordPieceTokenizerTests : IDisposable
{
    private const string Shared = "../../../../../../shared";
    private readonly string _file = Path.GetTempFileName();
    private readonly long[] _tokens = new long[128];

    [Fact]
    public void Every_golden_text_gives_the_tokens_of_the_reference()
    {
        var golden = Path.Combine(AppContext.BaseDirectory, Shared, "golden/text/wordpiece.jsonl");
        var vocabulary = Path.Combine(AppContext.BaseDirectory, Shared, "models/minilm-l6/vocab.txt");
        Assert.SkipUnless(File.Exists(golden) && File.Exists(vocabulary), "the golden texts are not here");

        var tokenizer = new WordPieceTokenizer(Vocabulary.Load(vocabulary));

        Assert.Empty(Differences(tokenizer, File.ReadLines(golden)));
    }

    [Fact]
    public void Hard_cases_give_the_tokens_of_the_reference_with_our_vocabulary()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "wordpiece_cases.jsonl"));
        var tokenizer = new WordPieceTokenizer(Vocabulary.Load(TextFiles.Store.LocateCompanion(TextFiles.Store.Find("text-minilm"), "vocabulary")));

        Assert.True(lines.Length > 40);
        Assert.Empty(Differences(tokenizer, lines));
    }

    [Fact]
    public void A_word_is_cut_into_the_longest_pieces_from_the_left()
    {
        Assert.Equal("[CLS] un ##happi ##ness [SEP]", Pieces("Unhappiness", "un", "##happi", "##hap", "##ness", "##s"));
    }

    [Fact]
    public void A_word_that_has_no_pieces_is_unknown_as_a_whole()
    {
        Assert.Equal("[CLS] [UNK] a [SEP]", Pieces("ab a", "a", "##c"));
    }

    [Theory]
    [InlineData("Café", "[CLS] cafe [SEP]")]
    [InlineData("CAFE\u0301", "[CLS] cafe [SEP]")]
    [InlineData("ca\u00adfe", "[CLS] cafe [SEP]")]
    [InlineData("cafe!cafe", "[CLS] cafe ! cafe [SEP]")]
    [InlineData("cafe\u00a0cafe\tcafe", "[CLS] cafe cafe cafe [SEP]")]
    [InlineData("ca\0fe", "[CLS] cafe [SEP]")]
    [InlineData("ca\ud800fe", "[CLS] cafe [SEP]")]
    [InlineData("中cafe", "[CLS] 中 cafe [SEP]")]
    [InlineData("[MASK]cafe", "[CLS] [MASK] cafe [SEP]")]
    [InlineData("", "[CLS] [SEP]")]
    public void Case_accents_and_control_characters_make_no_difference(string text, string expected) =>
        Assert.Equal(expected, Pieces(text, "cafe", "!", "中"));

    [Fact]
    public void A_long_text_is_cut_and_says_so()
    {
        var tokenizer = new WordPieceTokenizer(Write("a"));

        Assert.Equal(new Encoding(128, true, 0), tokenizer.Encode(string.Concat(Enumerable.Repeat("a ", 500)), _tokens));
        Assert.Equal(new Encoding(128, false, 0), tokenizer.Encode(string.Concat(Enumerable.Repeat("a ", 126)), _tokens));
        Assert.Equal(new Encoding(128, true, 0), tokenizer.Encode(string.Concat(Enumerable.Repeat("a ", 127)), _tokens));
    }

    [Fact]
    public void Encoding_allocates_nothing()
    {
        var tokenizer = new WordPieceTokenizer(Write("a", "##b", "!"));

        Assert.Equal(0, Allocations.Of(1000, () => tokenizer.Encode("ab ab! É 中 한 x", _tokens)));
    }

    [Fact]
    public void A_vocabulary_that_names_a_piece_twice_or_lacks_a_special_token_is_refused()
    {
        Assert.Contains("line 7", Assert.Throws<InvalidDataException>(() => Write("a", "a")).Message, StringComparison.Ordinal);
        File.WriteAllText(_file, "[PAD]\n[UNK]\n[CLS]\na\n");
        Assert.Contains("[SEP]", Assert.Throws<InvalidDataException>(() => Vocabulary.Load(_file)).Message, StringComparison.Ordinal);
        Assert.Contains("9 are needed", Assert.Throws<InvalidDataException>(() => Vocabulary.Load(_file, 9)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_lines_of_a_vocabulary_are_a_vocabulary()
    {
        Write("a", "##b", "ab");

        Assert.Equal(7, Vocabulary.Load(_file, 7).Count);
        Assert.Equal(4, new WordPieceTokenizer(Vocabulary.Load(_file, 7)).Encode("ab", _tokens).Length);
        Assert.Equal(3, new WordPieceTokenizer(Vocabulary.Load(_file)).Encode("ab", _tokens).Length);
    }

    public void Dispose() => File.Delete(_file);

    private static List<string> Differences(WordPieceTokenizer tokenizer, IEnumerable<string> lines)
    {
        var differences = new List<string>();
        var tokens = new long[4096];
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            var expected = json.RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetInt64()).ToArray();
            var made = tokenizer.Encode(json.RootElement.GetProperty("text").GetString(), tokens);
            if (!tokens.AsSpan(0, made.Length).SequenceEqual(expected))
                differences.Add($"{line} ours: {string.Join(' ', tokens.Take(made.Length))}");
        }

        return differences;
    }

    private Vocabulary Write(params string[] pieces)
    {
        File.WriteAllLines(_file, ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", .. pieces]);
        return Vocabulary.Load(_file);
    }

    private string Pieces(string text, params string[] pieces)
    {
        var made = new WordPieceTokenizer(Write(pieces)).Encode(text, _tokens);
        string[] all = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", .. pieces];
        return string.Join(' ', _tokens.Take(made.Length).Select(token => all[token]));
    }
}
