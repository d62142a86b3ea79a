using Xunit;

namespace EmotionEdge.Inference.Tests;

public sealed class ModelStoreTests : IDisposable
{
    private readonly TestStore files = new();

    [Theory]
    [InlineData(PrecisionPreference.Fp32, 1f)]
    [InlineData(PrecisionPreference.Int8, 1.5f)]
    public void The_preferred_precision_is_opened(PrecisionPreference preference, float atZero)
    {
        ModelStore store = files.Load(preference);
        using ModelSession session = store.Open(store.Find(ModelTask.Face), new InputShape("x", 1, 3));

        session.Run();

        Assert.Equal([atZero, atZero, atZero], session.Output("y"));
    }

    [Fact]
    public void A_file_with_another_checksum_is_refused_with_both_sums_and_a_remedy()
    {
        string path = Path.Combine(files.Path, "linear.fp32.onnx");
        File.AppendAllText(path, "x");
        ModelStore store = files.Load(PrecisionPreference.Fp32);
        ModelInfo model = store.Find("linear");

        ModelException error = Assert.Throws<ModelException>(() => store.Open(model));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains($"expected {model.File(Precision.Fp32)!.Sha256}, found ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Install the models again.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Path.Combine(files.Path, "linear.int8.onnx"));
        ModelStore store = files.Load(PrecisionPreference.Int8);

        ModelException error = Assert.Throws<ModelException>(() => store.Open(store.Find("linear")));

        Assert.Contains("linear.int8.onnx", error.Message, StringComparison.Ordinal);
        Assert.Contains("model linear cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verifying_tells_good_files_from_bad_ones()
    {
        File.AppendAllText(Path.Combine(files.Path, "linear.int8.onnx"), "x");

        ModelCheck[] checks = [.. files.Load().Verify()];

        Assert.Equal(["linear.fp32.onnx", "linear.int8.onnx", "words.txt"], checks.Select(c => c.File.File));
        Assert.Null(checks[0].Fault);
        Assert.Contains("refused", checks[1].Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_companion_is_found_by_what_it_is_and_refused_when_it_is_another_file()
    {
        ModelStore store = files.Load();
        ModelInfo model = store.Find("linear");

        Assert.Equal(Path.Combine(files.Path, "words.txt"), store.LocateCompanion(model, "vocabulary"));
        Assert.Contains("lists no parameters", Assert.Throws<ModelException>(() => store.LocateCompanion(model, "parameters")).Message, StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(files.Path, "words.txt"), "x");
        Assert.Contains("refused", Assert.Throws<ModelException>(() => store.LocateCompanion(model, "vocabulary")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shapes_left_out_are_the_manifests_with_one_for_free_dimensions()
    {
        ModelStore store = files.Load();
        using ModelSession session = store.Open(store.Find("linear"));

        Assert.Equal([1, 3], session.InputShape("x"));
    }

    [Fact]
    public void A_file_may_have_its_own_calibration()
    {
        ModelStore store = files.Load();
        ModelInfo model = store.Find("linear");
        using ModelSession fp32 = store.Open(model, model.File(Precision.Fp32)!);
        using ModelSession int8 = store.Open(model, model.File(Precision.Int8)!);

        Assert.Equal(2, fp32.Calibration.Temperature);
        Assert.Equal(3, int8.Calibration.Temperature);
    }

    [Fact]
    public void A_kept_choice_is_taken_by_the_next_start()
    {
        files.Load().Keep(Choice("1.0.0", Precision.Fp32));
        Assert.Equal(Precision.Fp32, Chosen(files.Load()));

        files.Load().Keep(Choice("1.0.0", Precision.Int8));
        Assert.Equal(Precision.Int8, Chosen(files.Load()));
        Assert.Equal(Precision.Fp32, Chosen(files.Load(PrecisionPreference.Fp32)));
    }

    [Theory]
    [InlineData("fp32", Precision.Fp32)]
    [InlineData("int8", Precision.Int8)]
    public void The_manifest_may_prefer_a_precision_until_one_is_measured(string preferred, Precision expected)
    {
        string manifest = Path.Combine(files.Path, "manifest.json");
        string text = File.ReadAllText(manifest);
        File.WriteAllText(manifest, text.Replace("\"comingLater\"", $"\"preferred\": \"{preferred}\", \"comingLater\"", StringComparison.Ordinal));
        Assert.Equal(expected, Chosen(files.Load()));

        files.Load().Keep(Choice("1.0.0", expected == Precision.Fp32 ? Precision.Int8 : Precision.Fp32));
        Assert.NotEqual(expected, Chosen(files.Load()));
    }

    [Fact]
    public void A_choice_for_another_version_does_not_count()
    {
        Precision before = Chosen(files.Load());
        Precision other = before == Precision.Int8 ? Precision.Fp32 : Precision.Int8;

        files.Load().Keep(Choice("0.9.0", other));

        Assert.Equal(before, Chosen(files.Load()));
    }

    [Fact]
    public void Kept_choices_that_cannot_be_read_are_reported_and_passed_over()
    {
        Directory.CreateDirectory(files.State);
        File.WriteAllText(Path.Combine(files.State, PrecisionChoices.FileName), "{ half");

        ModelStore store = files.Load();

        Assert.Contains(PrecisionChoices.FileName, store.Warning, StringComparison.Ordinal);
        Assert.Equal("linear", store.Find("linear").Id);
    }

    [Fact]
    public void A_choice_cannot_be_kept_without_a_state_directory()
    {
        ModelStore store = ModelStore.Load(new ModelOptions { Directory = files.Path });

        ModelException error = Assert.Throws<ModelException>(() => store.Keep(Choice("1.0.0", Precision.Fp32)));

        Assert.Contains("models:stateDirectory", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_for_a_model_that_is_not_there_lists_those_that_are()
    {
        ModelStore store = files.Load();

        Assert.Contains("only linear", Assert.Throws<ModelException>(() => store.Find("cubic")).Message, StringComparison.Ordinal);
        Assert.Contains("Speech", Assert.Throws<ModelException>(() => store.Find(ModelTask.Speech)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => files.Dispose();

    private static Precision Chosen(ModelStore store) => store.Choose(store.Find("linear")).Precision;

    private static PrecisionChoice Choice(string version, Precision precision) => new()
    {
        Model = "linear",
        Version = version,
        Precision = precision,
        Milliseconds = new Dictionary<Precision, double> { [Precision.Fp32] = 2, [Precision.Int8] = 1 },
    };
}
