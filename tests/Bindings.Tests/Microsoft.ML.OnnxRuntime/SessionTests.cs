using EmotionEdge.Testing;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit;

namespace Bindings.Tests.OnnxRuntime;

public sealed class SessionTests
{
    [Fact]
    public void The_native_library_is_found_and_speaks_the_version_we_built_for()
    {
        Assert.StartsWith("1.", OrtEnv.Instance().GetVersionString(), StringComparison.Ordinal);
        Assert.Contains("CPUExecutionProvider", OrtEnv.Instance().GetAvailableProviders());
    }

    [Fact]
    public void Names_shapes_and_types_are_read_from_the_model()
    {
        using var session = new InferenceSession(TinyModel.Bytes);

        Assert.Equal(["x"], session.InputNames);
        Assert.Equal(["y"], session.OutputNames);
        NodeMetadata input = session.InputMetadata["x"];
        Assert.Equal([-1, 3], input.Dimensions);
        Assert.Equal(TensorElementType.Float, input.ElementDataType);
    }

    [Fact]
    public void A_model_answers_for_named_tensors()
    {
        using var session = new InferenceSession(TinyModel.Bytes);
        using OrtValue x = OrtValue.CreateTensorValueFromMemory(new float[] { 1, 2, 3, -1, 0, 0.5f }, [2, 3]);
        using var options = new RunOptions();

        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, ["x"], [x], ["y"]);

        Assert.Equal([3, 5, 7, -1, 1, 2], outputs[0].GetTensorDataAsSpan<float>());
        Assert.Equal([2, 3], outputs[0].GetTensorTypeAndShape().Shape);
    }

    [Fact]
    public void A_bound_run_reads_and_writes_our_memory_and_allocates_nothing()
    {
        using var session = new InferenceSession(TinyModel.Bytes);
        using var options = new RunOptions();
        using OrtIoBinding binding = session.CreateIoBinding();
        float[] input = GC.AllocateArray<float>(3, pinned: true);
        float[] output = GC.AllocateArray<float>(3, pinned: true);
        using OrtValue x = OrtValue.CreateTensorValueFromMemory(input, [1, 3]);
        using OrtValue y = OrtValue.CreateTensorValueFromMemory(output, [1, 3]);
        binding.BindInput("x", x);
        binding.BindOutput("y", y);
        session.RunWithBinding(options, binding);

        int runs = 0;
        void Run()
        {
            input[1] = runs++;
            session.RunWithBinding(options, binding);
        }

        Assert.Equal(0, Allocations.Of(200, Run));
        Assert.Equal([1, 2399, 1], output);
    }

    [Fact]
    public void Session_options_keep_what_they_are_given()
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 3,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            EnableMemoryPattern = false,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");

        using var session = new InferenceSession(TinyModel.Bytes, options);

        Assert.Equal(3, options.IntraOpNumThreads);
        Assert.False(options.EnableMemoryPattern);
        Assert.Single(session.InputNames);
    }
}
