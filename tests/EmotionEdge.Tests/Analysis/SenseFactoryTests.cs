using EmotionEdge.Analysis;
using EmotionEdge.Audio.Sounds;
using EmotionEdge.Core.Status;
using EmotionEdge.Inference;
using EmotionEdge.Text;

namespace EmotionEdge.Tests.Analysis;

public sealed class SenseFactoryTests
{
    [Fact]
    public void What_was_opened_is_listed_once()
    {
        using var senses = new SenseFactory(RealModels.Store, new TextOptions(), new SoundOptions());

        var first = senses.OpenText();
        var second = senses.OpenText();

        Assert.Same(first, second);
        Assert.Equal(
            [
                new ModelStatus("text-minilm", "text", RealModels.Store.Find("text-minilm").Version, "int8"),
                new ModelStatus("language", "language", RealModels.Store.Find("language").Version, "table"),
            ],
            senses.Models);
    }

    [Fact]
    public void What_is_promised_is_checked_and_listed_at_once_and_opened_when_it_is_wanted()
    {
        using var senses = new SenseFactory(RealModels.Store, new TextOptions { Profile = TextProfile.Small }, new SoundOptions());

        var promise = senses.PromiseText();

        Assert.False(promise.IsValueCreated);
        Assert.Equal(["text-minilm-small", "language"], senses.Models.Select(model => model.Id));
        Assert.True(promise.Value.Analyze("I love this.").Known);
        Assert.Equal(2, senses.Models.Count);
    }

    [Fact]
    public void The_detector_is_listed_with_its_task_and_precision()
    {
        using var senses = new SenseFactory(RealModels.Store, new TextOptions(), new SoundOptions());

        senses.OpenDetector();

        var detector = Assert.Single(senses.Models);
        Assert.Equal("face-detection", detector.Task);
        Assert.Contains(detector.Precision, new[] { "fp32", "int8" });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sounds_are_listened_for_where_they_are_wanted(bool wanted)
    {
        using var senses = new SenseFactory(RealModels.Store, new TextOptions(), new SoundOptions { Enabled = wanted });

        using var hearing = senses.CreateSpeech();

        Assert.Equal(wanted, hearing.Sounds is not null);
        Assert.Equal(wanted, senses.Models.Any(model => model.Task == "sound"));
    }

    [Fact]
    public void A_model_that_is_not_there_is_an_error_that_says_what_to_do()
    {
        using var folder = new TestFolder();
        var source = RealModels.Store.Directory;
        File.Copy(Path.Combine(source, "manifest.json"), folder.Path("manifest.json"));
        using var senses = new SenseFactory(ModelStore.Load(new ModelOptions { Directory = folder.Root }), new TextOptions(), new SoundOptions());

        Assert.Contains("Install the models again", Assert.Throws<ModelException>(() => senses.OpenText()).Message, StringComparison.Ordinal);
        Assert.Contains("Install the models again", Assert.Throws<ModelException>(() => senses.PromiseText()).Message, StringComparison.Ordinal);
        Assert.Contains("blazeface", Assert.Throws<ModelException>(() => senses.OpenFaces(TimeProvider.System)).Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => senses.OpenSpeech());
        Assert.Empty(senses.Models);
    }
}
