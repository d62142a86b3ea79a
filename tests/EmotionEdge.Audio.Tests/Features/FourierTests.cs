using EmotionEdge.Audio.Features;

namespace EmotionEdge.Audio.Tests.Features;

public sealed class FourierTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(512)]
    public void Power_and_real_part_are_those_of_the_definition(int length)
    {
        var random = new Random(length);
        var frame = Enumerable.Range(0, length).Select(_ => (random.NextDouble() * 2) - 1).ToArray();
        var fourier = new Fourier(length);
        var power = new double[fourier.Bins];
        var realPart = new double[fourier.Bins];

        fourier.Power(frame, power);
        fourier.Real(frame, realPart);

        for (var k = 0; k <= length / 2; k++)
        {
            double real = 0, imaginary = 0;
            for (var n = 0; n < length; n++)
            {
                real += frame[n] * Math.Cos(2 * Math.PI * k * n / length);
                imaginary -= frame[n] * Math.Sin(2 * Math.PI * k * n / length);
            }

            Assert.Equal((real * real) + (imaginary * imaginary), power[k], 1e-9 * length);
            Assert.Equal(real, realPart[k], 1e-9 * length);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(500)]
    public void Only_powers_of_two_are_taken(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fourier(length));
}
