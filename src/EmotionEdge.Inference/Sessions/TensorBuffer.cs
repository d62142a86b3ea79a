using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace EmotionEdge.Inference;

/// <summary>A tensor in pinned managed memory that the runtime reads or writes in place.</summary>
internal sealed class TensorBuffer : IDisposable
{
    private TensorBuffer(int[] shape, float[]? floats, long[]? integers, OrtValue value)
    {
        Shape = shape;
        Floats = floats;
        Integers = integers;
        Value = value;
    }

    public int[] Shape { get; }

    public float[]? Floats { get; }

    public long[]? Integers { get; }

    public OrtValue Value { get; }

    /// <exception cref="NotSupportedException">The type is neither float nor int64.</exception>
    /// <exception cref="OverflowException">More elements than an array holds.</exception>
    public static TensorBuffer Create(TensorElementType type, int[] shape, double fill)
    {
        int length = 1;
        foreach (int dimension in shape)
            length = checked(length * dimension);
        long[] dimensions = Array.ConvertAll(shape, d => (long)d);
        switch (type)
        {
            case TensorElementType.Float:
                float[] floats = GC.AllocateArray<float>(length, pinned: true);
                Array.Fill(floats, (float)fill);
                return new TensorBuffer(shape, floats, null, OrtValue.CreateTensorValueFromMemory(floats, dimensions));
            case TensorElementType.Int64:
                long[] integers = GC.AllocateArray<long>(length, pinned: true);
                Array.Fill(integers, (long)fill);
                return new TensorBuffer(shape, null, integers, OrtValue.CreateTensorValueFromMemory(integers, dimensions));
            default:
                throw new NotSupportedException($"elements are {type}, this program handles Float and Int64");
        }
    }

    public void Dispose() => Value.Dispose();
}
