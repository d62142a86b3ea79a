using OpenCvSharp;
using Xunit;

namespace Bindings.Tests.OpenCvSharp4;

public sealed class MatTests
{
    [Fact]
    public void Knows_its_size_and_type()
    {
        using var mat = new Mat(4, 6, MatType.CV_16UC3);

        Assert.Equal((4, 6, 3), (mat.Rows, mat.Cols, mat.Channels()));
        Assert.Equal(MatType.CV_16U, mat.Depth());
        Assert.Equal(MatType.CV_16UC3, mat.Type());
        Assert.Equal(6 * 3 * 2, mat.Step());
        Assert.Equal(24, mat.Total());
        Assert.Equal(new Size(6, 4), mat.Size());
        Assert.True(mat.IsContinuous());
        Assert.False(mat.Empty());
        Assert.Equal("CV_16UC3", mat.Type().ToString());
    }

    [Fact]
    public void A_new_one_is_empty()
    {
        using var mat = new Mat();

        Assert.True(mat.Empty());
        Assert.Equal(IntPtr.Zero, mat.Data);
        Assert.True(mat.AsSpan<byte>().IsEmpty);
    }

    [Fact]
    public void A_part_shares_pixels_with_the_whole()
    {
        using var whole = new Mat(4, 4, MatType.CV_8UC1, new Scalar(1));
        using (var part = new Mat(whole, new Rect(1, 2, 2, 1)))
        {
            part.SetTo(new Scalar(9));
            Assert.False(part.Empty());
        }

        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 9, 1, 1, 1, 1, 1], whole.AsSpan<byte>().ToArray());
    }

    [Fact]
    public unsafe void Looks_at_foreign_memory_with_gaps_between_rows()
    {
        byte[] pixels = [1, 2, 99, 3, 4, 99];
        fixed (byte* data = pixels)
        {
            using var mat = Mat.FromPixelData(2, 2, MatType.CV_8UC1, (nint)data, 3);

            Assert.Equal(4, mat.At<byte>(1, 1));
            Assert.False(mat.IsContinuous());
            mat.At<byte>(0, 1) = 7;
        }

        Assert.Equal([1, 7, 99, 3, 4, 99], pixels);
    }

    [Fact]
    public void Clones_and_copies_have_their_own_pixels()
    {
        using var original = new Mat(2, 2, MatType.CV_8UC1, new Scalar(5));
        using var clone = original.Clone();
        using var copy = new Mat();
        original.CopyTo(copy);

        original.SetTo(new Scalar(0));

        Assert.Equal([5, 5, 5, 5], clone.AsSpan<byte>().ToArray());
        Assert.Equal([5, 5, 5, 5], copy.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void Masks_say_which_pixels_change()
    {
        using var mat = new Mat(1, 3, MatType.CV_8UC1, new Scalar(1));
        using var mask = new Mat(1, 3, MatType.CV_8UC1, new Scalar(0));
        mask.At<byte>(0, 1) = 255;

        mat.SetTo(new Scalar(8), mask);

        Assert.Equal([1, 8, 1], mat.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void Is_not_usable_after_it_was_disposed_of()
    {
        var mat = new Mat(1, 1, MatType.CV_8UC1);
        mat.Dispose();
        mat.Dispose();

        Assert.True(mat.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => mat.Rows);
    }

    [Fact]
    public void Errors_name_the_native_function()
    {
        using var small = new Mat(2, 2, MatType.CV_8UC1);

        var error = Assert.Throws<OpenCVException>(() => new Mat(small, new Rect(0, 0, 3, 3)));

        Assert.Equal("Mat", error.FuncName);
        Assert.StartsWith("Mat: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCode.StsAssert, error.Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(512)]
    public void Impossible_channel_counts_are_refused(int channels)
    {
        Assert.Throws<OpenCvSharpException>(() => MatType.CV_8UC(channels));
    }

    [Fact]
    public void A_million_matrices_leave_nothing_behind()
    {
        Churn(20_000);
        var before = ProcessMemory.ResidentBytes();

        Churn(1_000_000);

        Assert.InRange(ProcessMemory.ResidentBytes() - before, long.MinValue, 64L * 1024 * 1024);
    }

    private static void Churn(int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var mat = new Mat(16, 16, MatType.CV_8UC3);
            if (mat.Rows != 16)
                throw new InvalidOperationException("lost a matrix");
        }
    }
}
