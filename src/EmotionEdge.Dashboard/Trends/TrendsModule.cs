using EmotionEdge.Core;
using EmotionEdge.Core.Trends;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Dashboard.Navigation;
using EmotionEdge.Dashboard.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmotionEdge.Dashboard.Trends;

/// <summary>How the room felt over days and weeks: aggregates only, for everybody.</summary>
public sealed class TrendsModule(ITrendStore trends, TimeProvider time) : IDashboardModule
{
    private const int MostDays = 366;
    private static readonly string[] Names = [.. EmotionNames.All, EmotionNames.Unknown];

    /// <inheritdoc/>
    public IEnumerable<NavigationItem> Navigation => [new("/trends", "Trends", Policies.Viewer, 40)];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) => services.AddSingleton(trends);

    /// <inheritdoc/>
    public void Map(RouteGroupBuilder api, IEndpointRouteBuilder root)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/trends", ReadAsync)
            .RequireAuthorization(Policies.Viewer)
            .WithTags("Trends")
            .WithSummary("Moods by the hour")
            .WithDescription("Of the last so many days, 1 to 366; 28 where not said.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private async Task<Results<Ok<TrendAnswer>, ProblemHttpResult>> ReadAsync(int? days, CancellationToken cancellationToken)
    {
        if (days is < 1 or > MostDays)
            return TypedResults.Problem($"Give days from 1 to {MostDays}.", statusCode: StatusCodes.Status400BadRequest);
        var now = time.GetUtcNow();
        var hours = await trends.ReadHoursAsync(now.AddDays(-(days ?? 28)), now, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new TrendAnswer(Names, [.. hours.Select(HourAnswer.Of)]));
    }
}
