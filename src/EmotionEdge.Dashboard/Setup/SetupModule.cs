using EmotionEdge.Core.Live;
using EmotionEdge.Core.Setup;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Dashboard.Navigation;
using EmotionEdge.Dashboard.Security;

namespace EmotionEdge.Dashboard.Setup;

/// <summary>Place and purpose, devices, broker and the notice sign.</summary>
internal sealed class SetupModule(IPlaceRule rule, IBoxAid aid, ILivePictures pictures) : IDashboardModule
{
    public IEnumerable<NavigationItem> Navigation => [new NavigationItem("/setup/place", "Setup", Policies.Administrator, 85)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton(rule);
        services.AddSingleton(aid);
        services.AddSingleton(pictures);
        services.AddSingleton<PurposeDesk>();
        services.AddSingleton<BrokerDesk>();
    }

    public void Map(RouteGroupBuilder api, IEndpointRouteBuilder root) => api.MapSetup();
}
