using EmotionEdge.Core.Analyses;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Dashboard.Navigation;
using EmotionEdge.Dashboard.Security;

namespace EmotionEdge.Dashboard.Analyses;

/// <summary>Files and texts that people give to be analysed.</summary>
public sealed class AnalysesModule(IAnalyses analyses) : IDashboardModule
{
    /// <inheritdoc/>
    public IEnumerable<NavigationItem> Navigation => [new("/analyse", "Analyse", Policies.Operator, 20)];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(analyses);
        services.AddSingleton<UploadReader>();
        services.AddSingleton<AnalysisEndpoints>();
    }

    /// <inheritdoc/>
    public void Map(RouteGroupBuilder api, IEndpointRouteBuilder root)
    {
        ArgumentNullException.ThrowIfNull(api);
        var group = api.MapGroup("/analyses").RequireAuthorization(Policies.Operator).WithTags("Analyses");
        group.MapPost("", (HttpContext context, AnalysisEndpoints endpoints) => endpoints.SubmitAsync(context))
            .WithSummary("Gives a file or a text to be analysed")
            .WithDescription("A form with the field 'file' (a picture, a video, sound or text, told by its content; before it the field 'keep' with 'true' to keep the file), or JSON: {\"text\": \"...\"}. The answer comes before the analysis: ask the address in Location until the state is done, failed or cancelled.")
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.RequestBody = UploadReader.Description;
                return Task.CompletedTask;
            })
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status507InsufficientStorage);
        group.MapGet("", (HttpContext context, AnalysisEndpoints endpoints, string? search) => endpoints.List(context, search))
            .WithSummary("Your analyses, the newest first");
        group.MapDelete("", (HttpContext context, AnalysisEndpoints endpoints) => endpoints.DeleteAll(context))
            .WithSummary("Removes all your analyses with their files");
        group.MapGet("/{id}", (HttpContext context, AnalysisEndpoints endpoints, string id) => endpoints.Get(context, id))
            .WithSummary("How an analysis stands, and its result")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapDelete("/{id}", (HttpContext context, AnalysisEndpoints endpoints, string id) => endpoints.Delete(context, id))
            .WithSummary("Removes an analysis with its file; one that runs is ended")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id}/cancel", (HttpContext context, AnalysisEndpoints endpoints, string id) => endpoints.Cancel(context, id))
            .WithSummary("Ends an analysis that waits or runs")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("/{id}/file", (HttpContext context, AnalysisEndpoints endpoints, string id) => endpoints.GetFile(context, id))
            .WithSummary("The file, where it was kept")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id}/annotated.mp4", (HttpContext context, AnalysisEndpoints endpoints, string id) => endpoints.Draw(context, id))
            .WithSummary("Has what was found drawn into a copy of a kept video")
            .WithDescription("Boxes, emotions and their probabilities on each frame; the sound stays. Ask for the analysis until its 'drawn' has the state done, then for this address.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        group.MapGet("/{id}/annotated.mp4", (HttpContext context, AnalysisEndpoints endpoints, string id) => endpoints.GetDrawn(context, id))
            .WithSummary("The copy of the video, when it is done")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapDelete("/{id}/annotated.mp4", (HttpContext context, AnalysisEndpoints endpoints, string id) => endpoints.RemoveDrawn(context, id))
            .WithSummary("Removes the copy; one that is on its way is given up")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{id}/result.json", (HttpContext context, AnalysisEndpoints endpoints, string id) => endpoints.GetJson(context, id))
            .WithSummary("The result as a file")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{id}/result.csv", (HttpContext context, AnalysisEndpoints endpoints, string id) => endpoints.GetTable(context, id))
            .WithSummary("The result as a table")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
