using EmotionEdge.Testing;
using EmotionEdge.Text.Emoji;

namespace EmotionEdge.Text.Tests.Emoji;

public sealed class EmojiNamesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData("I love it 😍", "I love it smiling face with heart-eyes")]
    [InlineData("day🤗", "day hugging face")]
    [InlineData("😂😂", "face with tears of joy face with tears of joy")]
    [InlineData("\n 😂 \u001f", "face with tears of joy")]
    [InlineData("tab\t😂ok", "tab\t face with tears of joyok")]
    [InlineData("I ❤ it, I ❤️ it", "I red heart it, I red heart\ufe0f it")]
    [InlineData("🤷🏻‍♀️", "person shrugging light skin tone\u200d female sign\ufe0f")]
    [InlineData("new ones 🥲🫠", "new ones smiling face with tear melting face")]
    [InlineData("a brand™", "a brand trade mark")]
    public void An_emoji_is_replaced_by_its_name_as_the_reference_does(string text, string named) =>
        Assert.Equal(named, TextFiles.Emoji.Name(text));

    [Theory]
    [InlineData("")]
    [InlineData("  no emoji  ")]
    [InlineData("1️⃣ is a digit")]
    [InlineData("It’s “curly”, 漢字 and 𝔊𝔬𝔱𝔥𝔦𝔠")]
    [InlineData("\ud83d broken \ude00")]
    [InlineData("🇬🇧")]
    public void A_text_without_emoji_is_given_back_itself(string text) => Assert.Same(text, TextFiles.Emoji.Name(text));

    [Fact]
    public void A_text_without_emoji_costs_no_memory()
    {
        const string Text = "It’s a quiet day, isn’t it?";

        Assert.Equal(0, Allocations.Of(100, () => TextFiles.Emoji.Name(Text)));
    }

    [Theory]
    [InlineData("so 😂ha!", "joyha", "😂ha")]
    [InlineData("so 😂ha!", "face", "😂")]
    [InlineData("so 😂ha!", "so", "so")]
    [InlineData("😂 then 😢 end", "crying", "😢")]
    [InlineData("😂 then 😢 end", "then", "then")]
    [InlineData("😂 then 😢 end", "end", "end")]
    public void A_word_of_the_named_text_leads_back_to_where_it_came_from(string text, string word, string original)
    {
        var named = TextFiles.Emoji.NameInPlace(text)!;

        var (start, length) = named.Original(named.Text.IndexOf(word, StringComparison.Ordinal), word.Length);

        Assert.Equal(original, text.Substring(start, length));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"😀": {}}""")]
    [InlineData("""{"😀": {"name": null}}""")]
    [InlineData("""{"😀": {"name": 1}}""")]
    public void A_file_of_another_form_is_refused_by_name(string content)
    {
        File.WriteAllText(_file, content);

        var thrown = Assert.Throws<InvalidDataException>(() => EmojiNames.Load(_file));

        Assert.Contains(_file, thrown.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);
}
