using EmotionEdge.Audio.Features;

namespace EmotionEdge.Audio.Tests.Features;

public sealed class SteadySumTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1001)]
    public void Wherever_the_numbers_lie_the_bits_are_the_same(int count)
    {
        var random = new Random(count);
        var numbers = Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5).ToArray();
        var others = Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5).ToArray();
        var room = new double[count + 16];
        var sum = SteadySum.Of(numbers);
        var products = SteadySum.OfProducts(numbers, others);

        for (var at = 0; at < 16; at++)
        {
            var moved = room.AsSpan(at, count);
            numbers.CopyTo(moved);
            Assert.Equal(BitConverter.DoubleToInt64Bits(sum), BitConverter.DoubleToInt64Bits(SteadySum.Of(moved)));
            Assert.Equal(BitConverter.DoubleToInt64Bits(products), BitConverter.DoubleToInt64Bits(SteadySum.OfProducts(moved, others)));
        }

        Assert.Equal(numbers.Sum(), sum, 1e-12);
        Assert.Equal(numbers.Zip(others, (a, b) => a * b).Sum(), products, 1e-12);
    }

    [Fact]
    public void Products_are_of_as_many_on_both_sides() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SteadySum.OfProducts([1, 2], [1]));
}
