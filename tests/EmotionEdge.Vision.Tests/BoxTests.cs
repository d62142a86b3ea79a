namespace EmotionEdge.Vision.Tests;

public sealed class BoxTests
{
    [Fact]
    public void Two_halves_that_share_a_third_overlap_by_a_third()
    {
        var left = new Box(0, 0, 2, 2);
        var right = new Box(1, 0, 3, 2);

        Assert.Equal(1 / 3f, left.IntersectionOverUnion(right), 6);
        Assert.Equal(2, left.Intersection(right).Area);
    }

    [Fact]
    public void Boxes_apart_or_without_extent_do_not_overlap()
    {
        var box = new Box(0, 0, 2, 2);

        Assert.Equal(0, box.IntersectionOverUnion(new Box(5, 5, 6, 6)));
        Assert.Equal(0, box.IntersectionOverUnion(new Box(1, 1, 1, 1)));
        Assert.Equal(0, box.IntersectionOverUnion(new Box(2, 2, 1, 1)));
        Assert.Equal(0, default(Box).DistanceIntersectionOverUnion(default));
    }

    [Fact]
    public void Of_boxes_apart_the_nearer_one_has_the_higher_distance_iou()
    {
        var box = new Box(0, 0, 10, 10);

        Assert.Equal(1, box.DistanceIntersectionOverUnion(box), 6);
        // Centres 20 apart in a joint box of 30 x 10.
        Assert.Equal(-400f / 1000, box.DistanceIntersectionOverUnion(new Box(20, 0, 30, 10)), 6);
        Assert.True(box.DistanceIntersectionOverUnion(new Box(12, 0, 22, 10)) > box.DistanceIntersectionOverUnion(new Box(20, 0, 30, 10)));
    }

    [Fact]
    public void A_face_cut_by_the_border_is_clipped_to_the_frame() =>
        Assert.Equal(new Box(0, 5, 40, 30), new Box(-10, 5, 60, 50).ClippedTo(40, 30));
}
