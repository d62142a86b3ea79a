using EmotionEdge.Core.Storage;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Dashboard.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>Endpoints for each policy, and some that fail.</summary>
internal sealed class TestModule : IDashboardModule
{
    public void Map(RouteGroupBuilder api, IEndpointRouteBuilder root)
    {
        foreach (var policy in (string[])[Policies.Viewer, Policies.Operator, Policies.Administrator])
            api.MapGet($"/test/{policy}", () => TypedResults.Ok()).RequireAuthorization(policy);
        api.MapGet("/test/unsaid", () => TypedResults.Ok());
        api.MapGet("/test/broken", IResult () => throw new InvalidOperationException("secret")).AllowAnonymous();
        api.MapGet("/test/full", IResult () => throw new StorageException("the disk is full") { IsFull = true }).AllowAnonymous();
        api.MapGet("/test/damaged", IResult () => throw new StorageException("the file is in use")).AllowAnonymous();
        api.MapPost("/test/write", (Body body) => TypedResults.Ok(body)).AllowAnonymous();
        root.MapGet("/test/full", IResult () => throw new StorageException("the disk is full") { IsFull = true }).AllowAnonymous();
    }

    internal sealed record Body(string Text);

}
