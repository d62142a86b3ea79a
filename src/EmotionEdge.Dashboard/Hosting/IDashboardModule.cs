using EmotionEdge.Dashboard.Navigation;

namespace EmotionEdge.Dashboard.Hosting;

/// <summary>
/// A feature of the dashboard. It is made by the service, so that its constructor takes what it needs of the service;
/// the pages have a container of their own, which it is to fill. Register it with
/// <see cref="DashboardServices.AddDashboardModule{T}"/>.
/// </summary>
public interface IDashboardModule
{
    /// <summary>Its entries in the navigation.</summary>
    IEnumerable<NavigationItem> Navigation => [];

    /// <summary>
    /// Adds what its pages and endpoints ask for. Hand on what belongs to the service as an instance
    /// (<c>services.AddSingleton(accounts)</c>), which the container of the pages does not dispose.
    /// </summary>
    void AddServices(IServiceCollection services)
    {
    }

    /// <summary>
    /// Adds its endpoints. Who may call one is to be said by a policy (<see cref="Security.Policies"/>); without one
    /// anybody who is logged in may.
    /// </summary>
    /// <param name="api">Everything below <c>/api/v1</c>: described by OpenAPI, errors as problem details.</param>
    /// <param name="root">Everything else that is no Razor page: downloads, pictures.</param>
    void Map(RouteGroupBuilder api, IEndpointRouteBuilder root)
    {
    }
}
