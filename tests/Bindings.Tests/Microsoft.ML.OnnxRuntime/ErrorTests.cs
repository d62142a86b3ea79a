using Microsoft.ML.OnnxRuntime;
using Xunit;

namespace Bindings.Tests.OnnxRuntime;

public sealed class ErrorTests
{
    [Fact]
    public void A_broken_file_is_named_in_the_error()
    {
        string path = Path.Combine(Path.GetTempPath(), $"broken-{Guid.NewGuid():N}.onnx");
        File.WriteAllText(path, "this is not a model");
        try
        {
            OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => new InferenceSession(path));
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_missing_file_is_named_in_the_error()
    {
        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => new InferenceSession("/nowhere/model.onnx"));
        Assert.Contains("/nowhere/model.onnx", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_shape_is_an_error_that_names_the_input()
    {
        using var session = new InferenceSession(TinyModel.Bytes);
        using OrtValue x = OrtValue.CreateTensorValueFromMemory(new float[4], [1, 4]);
        using var options = new RunOptions();

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => session.Run(options, ["x"], [x], ["y"]));

        Assert.Contains("x", error.Message, StringComparison.Ordinal);
        Assert.Contains("Expected: 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_the_model_lacks_is_an_error()
    {
        using var session = new InferenceSession(TinyModel.Bytes);
        using OrtIoBinding binding = session.CreateIoBinding();
        using OrtValue value = OrtValue.CreateTensorValueFromMemory(new float[3], [1, 3]);

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => binding.BindInput("nobody", value));

        Assert.Contains("nobody", error.Message, StringComparison.Ordinal);
    }
}
