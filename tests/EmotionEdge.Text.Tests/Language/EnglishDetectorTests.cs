using System.Text;
using System.Text.Json;
using EmotionEdge.Testing;
using EmotionEdge.Text.Language;

namespace EmotionEdge.Text.Tests.Language;

public sealed class EnglishDetectorTests
{
    private static readonly EnglishDetector Detector = EnglishDetector.Load(Path.Combine(AppContext.BaseDirectory, "models", "language.json"));

    [Fact]
    public void Odd_and_ordinary_texts_are_judged_as_the_training_judges_them()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "language_cases.jsonl"));

        Assert.True(lines.Length > 80);
        Assert.Equal([], lines.Where(Differs));
    }

    [Theory]
    [InlineData("I am so sad today")]
    [InlineData("wtf, dont touch me!!!")]
    [InlineData("soooo happyyyy 😂😂")]
    [InlineData("lol")]
    [InlineData("Xiomara")]
    [InlineData("Maria Gonzalez")]
    [InlineData("My name is Björn and I love this café")]
    [InlineData("I miss my abuela so much")]
    [InlineData("[NAME] made my day, see https://beispiel.de/ich/bin/traurig")]
    [InlineData("z\u0351\u036ba\u0310\u0369l\u034fgo is great")]
    [InlineData("I don't know ¯\\_(ツ)_/¯")]
    public void English_is_not_foreign(string text)
    {
        var guess = Detector.Judge(text);

        Assert.NotNull(guess.English);
        Assert.False(guess.Foreign, $"P(English) = {guess.English}");
    }

    [Theory]
    [InlineData("Merci beaucoup")]
    [InlineData("Ich bin traurig")]
    [InlineData("mir gehts heute gar nicht gut")]
    [InlineData("¿Por qué nadie me hace caso?")]
    [InlineData("ca va pas du tout ce matin")]
    [InlineData("Perché nessuno mi ascolta?")]
    [InlineData("nao aguento mais esperar")]
    [InlineData("Waarom luistert er niemand naar mij?")]
    [InlineData("nie mam juz sily")]
    [InlineData("artik dayanamiyorum")]
    [InlineData("Mujhe andhere se dar lagta hai")]
    [InlineData("HEUTE IST ALLES SCHLECHT")]
    public void Other_languages_are_foreign_with_and_without_their_marks(string text) => Assert.True(Detector.Judge(text).Foreign);

    [Theory]
    [InlineData("Привет")]
    [InlineData("私は悲しい")]
    [InlineData("오늘 너무 슬퍼요")]
    [InlineData("مرحبا بالعالم")]
    [InlineData("मैं आज बहुत उदास हूँ")]
    [InlineData("วันนี้ฉันเศร้ามาก")]
    [InlineData("ok, 我今天很难过")]
    public void Another_script_is_no_english_whatever_the_model_says(string text)
    {
        var guess = Detector.Judge(text);

        Assert.Equal(0, guess.English);
        Assert.True(guess.Foreign);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("😂😂😂")]
    [InlineData("12:30 ... 45 %")]
    [InlineData("no")]
    [InlineData("¯\\_(ツ)_/¯")]
    [InlineData("https://beispiel.de/ich/bin/traurig")]
    [InlineData("[NAME] @anna")]
    [InlineData("\ud800\udc00\ud800")]
    [InlineData("\ud83d")]
    public void Where_nothing_can_be_told_nothing_is_said(string text)
    {
        var guess = Detector.Judge(text);

        Assert.Null(guess.English);
        Assert.False(guess.Foreign);
    }

    [Fact]
    public void A_lone_surrogate_is_only_a_gap()
    {
        var guess = Detector.Judge("\ud800 I love \udfff this place \ud83d");

        Assert.Equal(Detector.Judge("I love this place"), guess);
    }

    [Fact]
    public void Marks_may_be_composed_or_not_be_typed_at_all()
    {
        const string Text = "Schöne Grüße von übermüdeten Bären";

        Assert.All(
            [Text, Text.Normalize(NormalizationForm.FormD), Text.Replace('ö', 'o').Replace('ü', 'u').Replace('ä', 'a')],
            form => Assert.True(Detector.Judge(form).Foreign));
    }

    [Fact]
    public void Mixed_scripts_lower_the_probability_by_their_share()
    {
        var plain = Detector.Judge("I really love this city a lot");
        var mixed = Detector.Judge("I really love this city a lot Москва");

        Assert.True(mixed.English < plain.English * 0.85f);
        Assert.False(mixed.Foreign);
    }

    [Fact]
    public void Words_are_those_in_latin_letters() =>
        Assert.Equal(5, Detector.Judge("Don't  [NAME] touch my-phone @anna 24x Привет").Words);

    [Fact]
    public void A_long_text_is_judged_as_a_short_one()
    {
        var english = string.Concat(Enumerable.Repeat("The nurse was kind to me. ", 700));
        var german = string.Concat(Enumerable.Repeat("Die Schwester war nett zu mir. ", 600));

        Assert.True(Detector.Judge(english.AsSpan(0, 16 * 1024)).English > 0.99);
        Assert.True(Detector.Judge(german.AsSpan(0, 16 * 1024)).English < 0.01);
    }

    [Fact]
    public void A_huge_word_is_read_to_its_fortieth_letter()
    {
        var start = string.Concat(Enumerable.Repeat("antidis", 6))[..40];

        Assert.Equal(Detector.Judge(start), Detector.Judge(start + string.Concat(Enumerable.Repeat("ment", 4000))));
        Assert.Null(Detector.Judge(new string('x', 16 * 1024)).English);
    }

    [Fact]
    public void Judging_allocates_nothing()
    {
        const string Text = "Schöne Grüße, I love Москва 😂 [NAME] https://example.com and don't you dare";

        Assert.Equal(0, Allocations.Of(100, () => Detector.Judge(Text)));
    }

    [Fact]
    public void Real_english_is_hardly_ever_turned_down()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/data/text");
        Assert.SkipUnless(Directory.Exists(folder), "the English texts are not here");

        Assert.All(["dev.tsv", "dev_meld.tsv"], file =>
        {
            var texts = File.ReadLines(Path.Combine(folder, file)).Select(line => line.Split('\t', 3)[^1]).ToList();
            Assert.True(texts.Count(text => Detector.Judge(text).Foreign) <= 0.005 * texts.Count, file);
        });
    }

    private static bool Differs(string line)
    {
        using var json = JsonDocument.Parse(line);
        var expected = json.RootElement;
        var guess = Detector.Judge(expected.GetProperty("text").GetString());
        var english = expected.GetProperty("english");
        var same = english.ValueKind == JsonValueKind.Null ? guess.English is null : Math.Abs(guess.English!.Value - english.GetDouble()) < 1e-4;
        return !same || guess.Words != expected.GetProperty("words").GetInt32() || guess.Foreign != expected.GetProperty("foreign").GetBoolean();
    }
}
