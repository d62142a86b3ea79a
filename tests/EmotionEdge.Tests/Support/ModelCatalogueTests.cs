using EmotionEdge.Inference;
using EmotionEdge.Support;

namespace EmotionEdge.Tests.Support;

public sealed class ModelCatalogueTests
{
    private readonly ModelCatalogue _catalogue = new(ModelStore.Load(new ModelOptions()));

    [Fact]
    public async Task Every_model_that_ships_has_a_card_and_the_measured_ones_their_figures()
    {
        Assert.All(_catalogue.Models, model => Assert.True(model.HasCard, model.Id));
        var face = _catalogue.Models.Single(model => model.Id == "expression-48");
        Assert.InRange(face.Figures.Single(figure => figure.Key == "accuracy").Value, 0.5, 1);
        Assert.Contains(_catalogue.Models.Single(model => model.Id == "text-minilm").Figures, figure => figure.Key == "goemotions, accuracy");
        Assert.Contains("Groups of people", await _catalogue.ReadCardAsync("expression-48", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Null(await _catalogue.ReadCardAsync("../secret", TestContext.Current.CancellationToken));
    }
}
