using EmotionEdge.Core.Box;
using EmotionEdge.Dashboard.Api;
using EmotionEdge.Dashboard.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmotionEdge.Dashboard.Box;

/// <summary>The models by HTTP.</summary>
internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder api)
    {
        var models = api.MapGroup("/models").RequireAuthorization(Policies.Viewer).WithTags("Box");
        models.MapGet("", (IModelCatalogue catalogue) => TypedResults.Ok(catalogue.Models.Select(ModelAnswer.Of).ToArray()))
            .WithSummary("The models, with what was measured of them");
        models.MapGet("/{id}", Get).WithSummary("One model").ProducesProblem(StatusCodes.Status404NotFound);
        models.MapGet("/{id}/card", GetCardAsync)
            .WithSummary("The card of a model, in Markdown: data, licences, accuracy, groups of people, limits")
            .Produces<string>(StatusCodes.Status200OK, "text/markdown")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>A model; see <see cref="ModelDescription"/>.</summary>
    internal sealed record ModelAnswer(
        string Id,
        string Task,
        string Version,
        string Precision,
        string License,
        IReadOnlyList<string> TrainingData,
        IReadOnlyDictionary<string, double> Figures,
        bool HasCard)
    {
        public static ModelAnswer Of(ModelDescription model) => new(
            model.Id, model.Task, model.Version, model.Precision, model.License, model.TrainingData, model.Figures.ToDictionary(), model.HasCard);
    }

    private static Results<Ok<ModelAnswer>, ProblemHttpResult> Get(string id, IModelCatalogue catalogue) =>
        catalogue.Models.FirstOrDefault(model => model.Id == id) is { } model
            ? TypedResults.Ok(ModelAnswer.Of(model))
            : Problems.NotFound("There is no model of this id.");

    private static async Task<IResult> GetCardAsync(string id, IModelCatalogue catalogue, CancellationToken cancellationToken) =>
        await catalogue.ReadCardAsync(id, cancellationToken).ConfigureAwait(false) is { } card
            ? TypedResults.Text(card, "text/markdown; charset=utf-8")
            : Problems.NotFound("There is no card of this model.");
}
