using EmotionEdge.Uploads;

namespace EmotionEdge.Tests.Uploads;

public sealed class ShownNameTests
{
    [Theory]
    [InlineData("holiday.mp4", "holiday.mp4")]
    [InlineData("Größe 🙂.png", "Größe 🙂.png")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system.ini", "system.ini")]
    [InlineData("C:\\fakepath\\photo.jpg", "photo.jpg")]
    [InlineData("nul\0byte.png", "nulbyte.png")]
    [InlineData("two\r\nX-Injected: 1.png", "twoX-Injected: 1.png")]
    [InlineData("photo\u202egnp.exe", "photognp.exe")]
    [InlineData("zero\u200bwidth\ufeff.txt", "zerowidth.txt")]
    [InlineData("half\ud800.png", "half.png")]
    [InlineData("\u2028\u2029", "file")]
    [InlineData("..", "file")]
    [InlineData("/", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    public void A_name_keeps_what_can_be_seen_of_its_last_part(string? given, string shown) => Assert.Equal(shown, ShownName.Of(given));

    [Fact]
    public void Of_300_characters_the_first_are_shown()
    {
        var shown = ShownName.Of(new string('a', 119) + "🙂" + new string('b', 200));

        Assert.Equal(new string('a', 119), shown[..119]);
        Assert.True(shown.Length <= ShownName.MaximumLength);
        Assert.DoesNotContain(shown, char.IsSurrogate);
    }

    [Fact]
    public void Script_in_a_name_stays_a_name() => Assert.Equal("<img src=x onerror=alert(1)>", ShownName.Of("<img src=x onerror=alert(1)>"));
}
