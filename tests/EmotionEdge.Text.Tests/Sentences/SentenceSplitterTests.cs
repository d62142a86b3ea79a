using EmotionEdge.Text.Sentences;

namespace EmotionEdge.Text.Tests.Sentences;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \n\t ", "")]
    [InlineData("...!!! --- ?", "")]
    [InlineData("One only", "One only")]
    [InlineData("I came. I saw! Did I win?", "I came.|I saw!|Did I win?")]
    [InlineData("i am sad. you left me... i cry", "i am sad.|you left me...|i cry")]
    [InlineData("He said \"Stop!\" Then he left.", "He said \"Stop!\"|Then he left.")]
    [InlineData("Dr. J. Smith met Mr. Jones at 3.14 p.m. sharp. Good.", "Dr. J. Smith met Mr. Jones at 3.14 p.m. sharp.|Good.")]
    [InlineData("It was I. You knew.", "It was I.|You knew.")]
    [InlineData("first line\r\nsecond line\n\nthird", "first line|second line|third")]
    [InlineData("See example.com/a.b?c=d now. Yes!!!", "See example.com/a.b?c=d now.|Yes!!!")]
    [InlineData("Love it 😀. Hate it", "Love it 😀.|Hate it")]
    [InlineData("No. Never.", "No.|Never.")]
    public void Sentences_end_where_a_reader_would_pause(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', SentenceSplitter.Split(text).Select(range => text[range])));

    [Fact]
    public void All_letters_of_any_text_are_in_one_sentence_each()
    {
        var random = new Random(1);
        const string Letters = "ab .!?\n\"')A…";
        for (var round = 0; round < 500; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => Letters[random.Next(Letters.Length)])]);
            var sentences = SentenceSplitter.Split(text).Select(range => text[range]).ToArray();

            Assert.Equal(text.Where(char.IsLetter), string.Concat(sentences).Where(char.IsLetter));
            Assert.All(sentences, sentence => Assert.Equal(sentence.Trim(), sentence));
        }
    }
}
