using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests;

public sealed class FaceQualityTests
{
    private const int Side = 48;
    private readonly Face _face = Faces.Frontal(100, 100, 100);

    [Fact]
    public void A_large_sharp_well_lit_frontal_face_is_worth_one() => Assert.Equal(1, Measure(_face, Pattern()).Overall, 5);

    [Theory]
    [InlineData(16, 0)]
    [InlineData(40, 0.5f)]
    [InlineData(64, 1)]
    [InlineData(640, 1)]
    public void Size_grows_with_the_width_of_the_box(float width, float expected) =>
        Assert.Equal(expected, Measure(Faces.Frontal(100, 100, width), Pattern()).Size, 5);

    [Fact]
    public void Blur_lowers_sharpness_step_by_step_and_nothing_else()
    {
        var crop = Pattern();
        var before = Measure(_face, crop);
        for (var i = 0; i < 3; i++)
        {
            crop = Blur(crop);
            var after = Measure(_face, crop);
            Assert.True(after.Sharpness < before.Sharpness, $"{after.Sharpness} after {before.Sharpness}");
            before = after;
        }

        Assert.InRange(before.Sharpness, 0.001f, 0.5f);
        Assert.Equal((1f, 1f, 1f), (before.Size, before.Light, before.Pose));
    }

    [Fact]
    public void Contrast_alone_does_not_count_as_sharpness()
    {
        var strong = Blur(Blur(Blur(Pattern())));
        var weak = strong.Select(value => 128 + ((value - 128) / 3)).ToArray();

        Assert.Equal(Measure(_face, strong).Sharpness, Measure(_face, weak).Sharpness, 3);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(28, 0.5f)]
    [InlineData(128, 1)]
    [InlineData(227, 0.5f)]
    [InlineData(255, 0)]
    public void Too_dark_and_too_bright_both_lower_light(float mean, float expected) =>
        Assert.Equal(expected, Measure(_face, Pattern(mean)).Light, 2);

    [Fact]
    public void A_plain_surface_has_neither_light_nor_sharpness()
    {
        var plain = Enumerable.Repeat(128f, Side * Side).ToArray();

        Assert.Equal((0f, 0f, 0f), (Measure(_face, plain).Light, Measure(_face, plain).Sharpness, Measure(_face, plain).Overall));
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0.2f, 10, 1)]
    [InlineData(0.55f, 0, 0.6f)]
    [InlineData(-0.55f, 0, 0.6f)]
    [InlineData(2, 0, 0.2f)]
    [InlineData(0, 40, 0.75f)]
    [InlineData(0, -90, 0.5f)]
    public void Turning_and_tilting_the_head_lower_pose(float turn, float rollDegrees, float expected) =>
        Assert.Equal(expected, Measure(Faces.WithEyes(100, 100, 100, 0.44f, rollDegrees, turn), Pattern()).Pose, 3);

    [Fact]
    public void A_profile_has_the_least_pose() =>
        Assert.Equal(0.2f, Measure(Faces.WithEyes(100, 100, 100, 0.05f, 0, 0), Pattern()).Pose, 5);

    [Fact]
    public void The_laplacian_of_a_single_dot_has_the_variance_that_paper_gives()
    {
        // 5x5 with one bright pixel in the middle: among the 3x3 inner pixels one is -4, four are 1, four are 0.
        var crop = new float[25];
        crop[12] = 1;

        Assert.Equal(20 / 9f, FaceQuality.LaplacianVariance(crop, 5), 5);
    }

    private static FaceQuality Measure(in Face face, float[] crop) => FaceQuality.Measure(face, crop, Side);

    /// <summary>A slow wave, which no blur changes, under a fine checkerboard, which every blur does.</summary>
    private static float[] Pattern(float mean = 128) =>
        [.. Enumerable.Range(0, Side * Side).Select(i =>
            mean + (45 * MathF.Sin(i % Side * MathF.Tau / Side)) + (((i % Side / 3) + (i / Side / 3)) % 2 == 0 ? 6 : -6))];

    private static float[] Blur(float[] crop) =>
        [.. Enumerable.Range(0, crop.Length).Select(i =>
            Enumerable.Range(-1, 3).Average(dy => Enumerable.Range(-1, 3).Average(dx =>
                crop[(Math.Clamp((i / Side) + dy, 0, Side - 1) * Side) + Math.Clamp((i % Side) + dx, 0, Side - 1)])))];
}
