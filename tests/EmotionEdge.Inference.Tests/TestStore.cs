namespace EmotionEdge.Inference.Tests;

/// <summary>A model folder with one model in two precisions, whose answers differ: y = 2 x + 1 (fp32), 2 x + 1.5 (int8).</summary>
internal sealed class TestStore : IDisposable
{
    private readonly TempFolder folder = new();

    public TestStore()
    {
        string fp32 = folder.CopyTiny("linear.onnx", "linear.fp32.onnx");
        string int8 = folder.CopyTiny("linear-int8.onnx", "linear.int8.onnx");
        folder.Write("words.txt", "hello\n");
        folder.Write("manifest.json", $$"""
            {
              "schema": 1,
              "models": [
                {
                  "id": "linear", "task": "face", "version": "1.0.0", "labels": ["Neutral", "Happiness", "Anger"],
                  "files": [
                    { "precision": "fp32", "file": "linear.fp32.onnx", "sha256": "{{fp32}}" },
                    { "precision": "int8", "file": "linear.int8.onnx", "sha256": "{{int8}}", "calibration": { "temperature": 3 } }
                  ],
                  "companions": {
                    "vocabulary": { "precision": "table", "file": "words.txt", "sha256": "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03" }
                  },
                  "inputs": [ { "name": "x", "shape": [-1, 3] } ],
                  "calibration": { "temperature": 2 },
                  "comingLater": true
                }
              ]
            }
            """);
    }

    public string Path => folder.Path;

    public string State => System.IO.Path.Combine(folder.Path, "state");

    public ModelStore Load(PrecisionPreference precision = PrecisionPreference.Auto) =>
        ModelStore.Load(new ModelOptions { Directory = Path, StateDirectory = State, Precision = precision });

    public void Dispose() => folder.Dispose();
}
