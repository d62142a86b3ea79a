using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision.Tests.Imaging;

public sealed class AxisWeightsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 256)]
    [InlineData(2, 256)]
    [InlineData(255, 256)]
    [InlineData(256, 256)]
    [InlineData(257, 256)]
    [InlineData(640, 256)]
    [InlineData(4000, 48)]
    [InlineData(20000, 1)]
    public void Weights_sum_to_one_and_stay_inside_the_source(int source, int output)
    {
        var axis = new AxisWeights();
        axis.Prepare(source, output);

        for (var i = 0; i < output; i++)
        {
            var sum = 0.0;
            foreach (var weight in axis.Of(i))
            {
                Assert.InRange(weight, 0, 1);
                sum += weight;
            }

            Assert.Equal(1, sum, 4);
            Assert.InRange(axis.First(i), 0, source - axis.Of(i).Length);
        }
    }

    [Fact]
    public void Reducing_by_two_and_a_half_splits_the_middle_sample()
    {
        var axis = new AxisWeights();
        axis.Prepare(5, 2);

        Assert.Equal([0.4f, 0.4f, 0.2f], axis.Of(0).ToArray());
        Assert.Equal([0.2f, 0.4f, 0.4f], axis.Of(1).ToArray());
        Assert.Equal(2, axis.First(1));
    }

    [Fact]
    public void Tables_of_a_smaller_size_do_not_mix_with_those_of_a_larger()
    {
        var axis = new AxisWeights();
        axis.Prepare(640, 256);
        axis.Prepare(4, 2);

        Assert.Equal([0.5f, 0.5f], axis.Of(1).ToArray());
        Assert.Equal(2, axis.First(1));
    }
}
