using EmotionEdge.Core.Box;
using EmotionEdge.Core.Doctor;
using EmotionEdge.Core.Status;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Dashboard.Navigation;
using EmotionEdge.Dashboard.Security;

namespace EmotionEdge.Dashboard.Box;

/// <summary>The box itself: versions, models and their cards, storage, the doctor's findings, the support bundle.</summary>
public sealed class BoxModule(IStatusSource status, IBoxFacts facts, IModelCatalogue models, IDoctor doctor) : IDashboardModule
{
    /// <inheritdoc/>
    public IEnumerable<NavigationItem> Navigation => [new("/box", "Box", Policies.Viewer, 80)];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(status);
        services.AddSingleton(facts);
        services.AddSingleton(models);
        services.AddSingleton(doctor);
        services.AddSingleton<FindingDesk>();
        services.AddSingleton<SupportBundle>();
    }

    /// <inheritdoc/>
    public void Map(RouteGroupBuilder api, IEndpointRouteBuilder root)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapBox();
        api.MapModels();
    }
}
