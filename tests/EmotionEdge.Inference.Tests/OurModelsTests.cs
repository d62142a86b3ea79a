using EmotionEdge.Testing;
using Xunit;

namespace EmotionEdge.Inference.Tests;

/// <summary>The models that the product is shipped with.</summary>
public sealed class OurModelsTests
{
    private static readonly ModelStore Store = ModelStore.Load(new ModelOptions());

    [Fact]
    public void Every_file_is_there_and_is_the_manifests() =>
        Assert.Empty(Store.Verify().Where(check => check.Fault is not null).Select(check => check.Fault));

    [Fact]
    public void Every_network_opens_and_runs_as_the_manifest_says()
    {
        int opened = 0;
        foreach (ModelInfo model in Store.Models)
        {
            foreach (ModelFile file in model.Files.Where(f => f.Precision != Precision.Table))
            {
                using ModelSession session = Store.Open(model, file);
                session.Run();
                Assert.Equal(model.Inputs.Select(i => i.Name).Order(), session.InputNames.Order());
                Assert.All(model.Outputs, output => Assert.Contains(output.Name, session.OutputNames));
                Assert.Equal(0, Allocations.Of(3, session.Run));
                opened++;
            }
        }

        Assert.NotEqual(0, opened);
    }
}
