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

        Assert.InRange(LeastGrowth(() => RunMany(session, options, data, 200_000)), long.MinValue, 5 << 20);
    }

    [Fact]
    public void Sessions_opened_and_closed_do_not_grow_the_process()
    {
        OpenMany(100);

        Assert.InRange(LeastGrowth(() => OpenMany(1_000)), long.MinValue, 20 << 20);
    }

    /// <summary>A leak grows in every round; what the runtime takes once for itself does not.</summary>
    private static long LeastGrowth(Action round)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            long before = ProcessMemory.ResidentBytes();
            round();
            least = Math.Min(least, ProcessMemory.ResidentBytes() - before);
        }

        return least;
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
