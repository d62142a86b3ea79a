namespace Bindings.Tests.OnnxRuntime;

/// <summary>
/// y = 2 x + 1 for x [n, 3], 145 bytes of ONNX. Written by tests/EmotionEdge.Inference.Tests/Tiny/make.py (linear.onnx).
/// </summary>
internal static class TinyModel
{
    public static byte[] Bytes { get; } = Convert.FromBase64String(
        "CAg6hgEKFQoBeAoDdHdvEgZzY2FsZWQiA011bAoYCgZzY2FsZWQKBm9mZnNldBIBeSIDQWRkEgZsaW5lYXIqDRABIgQAAABAQgN0d28qEBABIgQA"
        + "AIA/QgZvZmZzZXRaFAoBeBIPCg0IARIJCgMSAW4KAggDYhQKAXkSDwoNCAESCQoDEgFuCgIIA0IECgAQDQ==");
}
