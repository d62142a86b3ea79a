using Xunit;

namespace EmotionEdge.Inference.Tests;

public sealed class ManifestTests : IDisposable
{
    private const string Sum = "427cbbe0fc41448d09e1dc9cfabe2423d997cf2faaeab91fadd09a510b63b8e2";

    private readonly TempFolder folder = new();

    [Fact]
    public void A_row_is_read_with_all_that_it_says()
    {
        ModelInfo model = Load($$"""
            { "id": "blaze", "task": "face-detection", "version": "1.2.0",
              "files": [ { "precision": "fp32", "file": "blaze.onnx", "sha256": "{{Sum}}",
                "package": { "registry": "npm", "name": "pkg", "version": "1.2.0", "path": "a/b.onnx" } } ],
              "inputs": [ { "name": "in", "shape": [1, 256, 256, 3], "layout": "NHWC", "channels": "RGB",
                "scaling": { "mean": [127.5], "std": [63.75] }, "typical": [1, 2], "fill": 16000 } ],
              "alignment": { "leftEye": [0.3, 0.35], "rightEye": [0.7, 0.35] },
              "license": "MIT", "trainingData": ["a"], "metrics": { "accuracy": 0.5 }, "card": "blaze.md", "hop": 160 }
            """).Models[0];

        Assert.Equal(ModelTask.FaceDetection, model.Task);
        Assert.Equal("pkg", model.Files[0].Package!.Name);
        Assert.Equal([127.5f], model.Inputs[0].Scaling!.Mean);
        Assert.Equal(16000, model.Inputs[0].Fill);
        Assert.Equal([0.7f, 0.35f], model.Alignment!.RightEye);
        Assert.Equal(0.5, model.Metrics["accuracy"].GetDouble());
        Assert.Equal(160, model.Other!["hop"].GetInt32());
        Assert.Empty(model.Labels);
        Assert.Null(model.Calibration);
    }

    [Fact]
    public void A_missing_manifest_names_the_setting()
    {
        ModelException error = Assert.Throws<ModelException>(() => ModelStore.Load(new ModelOptions { Directory = folder.Path }));

        Assert.Contains(Path.Combine(folder.Path, "manifest.json"), error.Message, StringComparison.Ordinal);
        Assert.Contains("models:directory", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_json_is_reported_with_its_line()
    {
        ModelException error = Assert.Throws<ModelException>(() => LoadFile("{ \"schema\": 1,\n  \"models\": [ oops ] }"));

        Assert.Contains("manifest.json line 2:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_a_required_field_names_the_field()
    {
        ModelException error = Assert.Throws<ModelException>(() => Load("""{ "task": "face" }"""));

        Assert.Contains("id", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "id": "a", "task": "cooking" }""", "task")]
    [InlineData("""{ "id": "a", "task": "face", "files": [ { "precision": "int3", "file": "a", "sha256": "" } ] }""", "precision")]
    [InlineData("""{ "id": "a", "task": "face", "files": [ { "precision": "fp32", "file": "a.onnx", "sha256": "12" } ] }""", "64 hexadecimal")]
    [InlineData("""{ "id": "a", "task": "face", "calibration": { "temperature": 0 } }""", "temperature is 0")]
    [InlineData("""{ "id": "a", "task": "face", "labels": ["x"], "calibration": { "logitBias": [1, 2] } }""", "2 biases for 1 labels")]
    [InlineData("""{ "id": "a", "task": "face", "alignment": { "leftEye": [1], "rightEye": [1, 2] } }""", "each eye needs x and y")]
    [InlineData("""{ "id": "a", "task": "face" }, { "id": "a", "task": "text" }""", "a is listed 2 times")]
    public void What_cannot_be_right_is_refused(string rows, string said)
    {
        ModelException error = Assert.Throws<ModelException>(() => Load(rows));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_outside_the_folder_is_refused()
    {
        ModelException error = Assert.Throws<ModelException>(() => Load(
            $$"""{ "id": "a", "task": "face", "files": [ { "precision": "fp32", "file": "../a.onnx", "sha256": "{{Sum}}" } ] }"""));

        Assert.Contains("'../a.onnx' must be a plain file name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_reported_at_once()
    {
        ModelException error = Assert.Throws<ModelException>(() => LoadFile("""
            { "schema": 7, "models": [ { "id": "a", "task": "face", "calibration": { "temperature": -1 } } ] }
            """));

        Assert.Contains("schema is 7", error.Message, StringComparison.Ordinal);
        Assert.Contains("temperature is -1", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private ModelStore Load(string rows) => LoadFile($$"""{ "schema": 1, "models": [ {{rows}} ] }""");

    private ModelStore LoadFile(string json)
    {
        folder.Write("manifest.json", json);
        return ModelStore.Load(new ModelOptions { Directory = folder.Path });
    }
}
