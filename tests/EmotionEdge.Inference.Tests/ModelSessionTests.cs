using EmotionEdge.Testing;
using Microsoft.ML.OnnxRuntime;
using Xunit;

namespace EmotionEdge.Inference.Tests;

public sealed class ModelSessionTests
{
    private static string Linear => Path.Combine(AppContext.BaseDirectory, "Tiny", "linear.onnx");

    private static string Counter => Path.Combine(AppContext.BaseDirectory, "Tiny", "counter.onnx");

    [Fact]
    public void Outputs_follow_from_inputs()
    {
        using ModelSession session = ModelSession.Open(Linear, 1, new InputShape("x", 2, 3));
        new float[] { 1, 2, 3, -1, 0, 0.5f }.CopyTo(session.Input("x"));

        session.Run();

        Assert.Equal([3, 5, 7, -1, 1, 2], session.Output("y"));
        Assert.Equal([2, 3], session.OutputShape("y"));
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        using ModelSession session = ModelSession.Open(Linear, 2, new InputShape("x", 1, 3));
        session.Run();
        float sum = 0;
        int runs = 0;
        void Run()
        {
            session.Input("x")[0] = runs++;
            session.Run();
            sum += session.Output("y")[0];
        }

        Assert.Equal(0, Allocations.Of(200, Run));
        Assert.Equal(1200 * 1199 + 1200, sum);
    }

    [Fact]
    public void State_is_fed_back_through_the_same_tensors()
    {
        using ModelSession session = ModelSession.Open(
            Counter, 1, new InputShape("input", 1, 4), new InputShape("rate") { Fill = 16 });
        session.Input("input").Fill(1);

        for (int i = 0; i < 3; i++)
        {
            session.Run();
            session.Output("next").CopyTo(session.Input("state"));
        }

        Assert.Equal([48, 48, 48, 48], session.Input("state"));
        Assert.Equal(4 + (4 * 48), session.Output("out")[0]);
        Assert.Equal(16, session.Int64Input("rate")[0]);
    }

    [Fact]
    public void One_file_runs_in_several_shapes()
    {
        ModelSession one = ModelSession.Open(Linear, 1, new InputShape("x", 1, 3));
        using ModelSession four = one.WithShapes(new InputShape("x", 4, 3));
        one.Dispose();

        four.Input("x").Fill(2);
        four.Run();

        Assert.Equal(Enumerable.Repeat(5f, 12), four.Output("y").ToArray());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(64, 64)]
    [InlineData(0, 1)]
    public void Threads_are_those_configured_but_no_more_than_processors(int configured, int asked)
    {
        using SessionOptions options = LoadedModel.Options(configured);

        Assert.Equal(Math.Min(asked, Environment.ProcessorCount), options.IntraOpNumThreads);
        Assert.Equal(1, options.InterOpNumThreads);
        Assert.Equal(ExecutionMode.ORT_SEQUENTIAL, options.ExecutionMode);
    }

    [Fact]
    public void A_free_dimension_left_open_is_an_error_that_names_the_input()
    {
        ModelException error = Assert.Throws<ModelException>(() => ModelSession.Open(Linear, 1));

        Assert.Contains(Linear, error.Message, StringComparison.Ordinal);
        Assert.Contains("x [-1, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_that_contradicts_the_file_is_an_error_that_names_both()
    {
        ModelException error = Assert.Throws<ModelException>(() => ModelSession.Open(Linear, 1, new InputShape("x", 1, 4)));

        Assert.Contains("x [-1, 3] cannot be opened as x [1, 4]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_the_file_lacks_is_an_error()
    {
        ModelException error = Assert.Throws<ModelException>(
            () => ModelSession.Open(Linear, 1, new InputShape("x", 1, 3), new InputShape("z", 1)));

        Assert.Contains("no input 'z', only x", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_is_an_error_that_names_it()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.onnx");
        File.WriteAllText(path, "not a model");
        try
        {
            ModelException error = Assert.Throws<ModelException>(() => ModelSession.Open(path, 1));
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Tensors_are_asked_for_by_name_and_type()
    {
        using ModelSession session = ModelSession.Open(Counter, 1, new InputShape("input", 1, 4));

        Assert.Throws<ArgumentException>(() => session.Input("nobody").Length);
        Assert.Throws<InvalidOperationException>(() => session.Input("rate").Length);
        Assert.Throws<InvalidOperationException>(() => session.Int64Input("input").Length);
    }

    [Fact]
    public void A_disposed_session_does_not_run()
    {
        ModelSession session = ModelSession.Open(Linear, 1, new InputShape("x", 1, 3));
        session.Dispose();
        session.Dispose();

        Assert.Throws<ObjectDisposedException>(session.Run);
        Assert.Throws<ObjectDisposedException>(() => session.WithShapes(new InputShape("x", 1, 3)));
    }
}
