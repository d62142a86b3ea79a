using Microsoft.ML.OnnxRuntime;
using Xunit;

namespace Bindings.Tests.OnnxRuntime;

public sealed class LeakTests
{
    /// <summary>The smallest block of the C heap takes 32 bytes: one leaked in each of 200 000 runs would be over 6 MB.</summary>
    [Fact]
    public void Runs_with_fresh_tensors_do_not_grow_the_process()
    {
        using var session = new InferenceSession(TinyModel.Bytes);
        using var options = new RunOptions();
        float[] data = GC.AllocateArray<float>(3, pinned: true);
        RunMany(session, options, data, 20_000);
        long before = ProcessMemory.ResidentBytes();

        RunMany(session, options, data, 200_000);

        Assert.InRange(ProcessMemory.ResidentBytes() - before, long.MinValue, 5 << 20);
    }

    [Fact]
    public void Sessions_opened_and_closed_do_not_grow_the_process()
    {
        OpenMany(100);
        long before = ProcessMemory.ResidentBytes();

        OpenMany(1_000);

        Assert.InRange(ProcessMemory.ResidentBytes() - before, long.MinValue, 20 << 20);
    }

    private static void RunMany(InferenceSession session, RunOptions options, float[] data, int times)
    {
        string[] inputs = ["x"];
        string[] outputs = ["y"];
        for (int i = 0; i < times; i++)
        {
            using OrtValue x = OrtValue.CreateTensorValueFromMemory(data, [1, 3]);
            using IDisposableReadOnlyCollection<OrtValue> result = session.Run(options, inputs, [x], outputs);
        }
    }

    private static void OpenMany(int times)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        for (int i = 0; i < times; i++)
        {
            using var session = new InferenceSession(TinyModel.Bytes, options);
            using OrtIoBinding binding = session.CreateIoBinding();
        }
    }
}
