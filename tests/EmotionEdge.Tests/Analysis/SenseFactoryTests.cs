using EmotionEdge.Analysis;
using EmotionEdge.Core.Status;
using EmotionEdge.Inference;

namespace EmotionEdge.Tests.Analysis;

public sealed class SenseFactoryTests
{
    [Fact]
    public void What_was_opened_is_listed_once()
    {
        using var senses = new SenseFactory(RealModels.Store);

        var first = senses.OpenText();
        var second = senses.OpenText();

        Assert.Same(first, second);
        Assert.Equal(new ModelStatus("vader", "text", RealModels.Store.Find("vader").Version, "table"), Assert.Single(senses.Models));
    }

    [Fact]
    public void The_detector_is_listed_with_its_task_and_precision()
    {
        using var senses = new SenseFactory(RealModels.Store);

        senses.OpenDetector();

        var detector = Assert.Single(senses.Models);
        Assert.Equal("face-detection", detector.Task);
        Assert.Contains(detector.Precision, new[] { "fp32", "int8" });
    }

    [Fact]
    public void A_model_that_is_not_there_is_an_error_that_says_what_to_do()
    {
        using var folder = new TestFolder();
        var source = RealModels.Store.Directory;
        File.Copy(Path.Combine(source, "manifest.json"), folder.Path("manifest.json"));
        using var senses = new SenseFactory(ModelStore.Load(new ModelOptions { Directory = folder.Root }));

        Assert.Contains("Install the models again", Assert.Throws<ModelException>(() => senses.OpenText()).Message, StringComparison.Ordinal);
        Assert.Contains("blazeface", Assert.Throws<ModelException>(() => senses.OpenFaces(TimeProvider.System)).Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => senses.OpenSpeech());
        Assert.Empty(senses.Models);
    }
}
