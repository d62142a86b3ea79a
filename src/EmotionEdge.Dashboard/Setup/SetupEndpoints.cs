using System.ComponentModel;
using System.Text.Json.Serialization;
using EmotionEdge.Core.Live;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Setup;
using EmotionEdge.Dashboard.Api;
using EmotionEdge.Dashboard.Live;
using EmotionEdge.Dashboard.Resources;
using EmotionEdge.Dashboard.Security;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace EmotionEdge.Dashboard.Setup;

/// <summary>The set-up by HTTP.</summary>
internal static class SetupEndpoints
{
    private static readonly TimeSpan PicturePatience = TimeSpan.FromSeconds(5);

    public static void MapSetup(this IEndpointRouteBuilder api)
    {
        var setup = api.MapGroup("/setup").WithTags("Set-up");
        setup.MapGet("", ShowAsync).AllowAnonymous().WithSummary("Whether the first administrator has yet to be made");
        setup.MapPost("", MakeAdministratorAsync).AllowAnonymous()
            .WithSummary("Makes the first administrator, with the code from the console; the answer sets the session cookie")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);

        var known = setup.MapGroup("").RequireAuthorization(Policies.Administrator);
        known.MapGet("/place", GetPlaceAsync).WithSummary("Place and purpose of the box").ProducesProblem(StatusCodes.Status404NotFound);
        known.MapPut("/place", PutPlaceAsync)
            .WithSummary("Says where the box stands and what for; nothing is sensed where that is not permitted")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        known.MapGet("/devices", FindDevicesAsync).WithSummary("Cameras and microphones that were found, and those in use");
        known.MapGet("/broker", (IBoxAid aid) => TypedResults.Ok(BrokerAnswer.Of(aid.ConfiguredBroker))).WithSummary("The MQTT broker as it is configured");
        known.MapPut("/broker", KeepBrokerAsync)
            .WithSummary("Takes a broker over, for now and for the next starts, and tries it")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        known.MapGet("/picture", TakePictureAsync)
            .WithSummary("One picture of the camera, which is kept nowhere")
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg")
            .ProducesProblem(StatusCodes.Status409Conflict);
        known.MapGet("/level", (IBoxAid aid) => TypedResults.Ok(LevelAnswer.Of(aid.Level)))
            .WithSummary("How loud the last second was; without numbers while nothing is heard");
        known.MapPost("/broker/try", TryBrokerAsync)
            .WithSummary("Connects to a broker and leaves again")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    /// <param name="Needed">POST the code to this address.</param>
    internal sealed record SetupAnswer(bool Needed);

    internal sealed record FirstAdministrator(
        [property: Description("From the console; 'emotionedge setup' makes a new one.")] string Code,
        [property: Description("2 to 64 letters, digits and . _ - @ +")] string Name,
        string Password);

    internal sealed record PlaceRequest(
        [property: JsonConverter(typeof(NamedEnumConverter<Place>))] Place Place,
        [property: Description("What for, in at most 500 characters.")] string Purpose,
        [property: Description("Needed at workplaces and schools."), JsonConverter(typeof(NamedEnumConverter<Reason>))] Reason Reason = Reason.None,
        [property: Description("The reason in at most 500 characters.")] string Explanation = "");

    /// <param name="Place">Where the box stands.</param>
    /// <param name="Purpose">What for.</param>
    /// <param name="Reason">None, Medical or Safety.</param>
    /// <param name="Explanation">The reason in words.</param>
    /// <param name="IsPermitted">Whether it may sense there (EU AI Act, article 5(1)(f)).</param>
    internal sealed record PlaceAnswer(string Place, string Purpose, string Reason, string Explanation, bool IsPermitted)
    {
        public static PlaceAnswer Of(Purpose purpose) =>
            new(purpose.Place.ToString(), purpose.Text, purpose.Reason.ToString(), purpose.Explanation, purpose.IsPermitted);
    }

    internal sealed record DevicesAnswer(
        IReadOnlyList<string> Cameras, IReadOnlyList<string> Microphones, IReadOnlyList<SensorAnswer> InUse, IReadOnlyList<string> Problems);

    internal sealed record BrokerRequest(
        string Host,
        int Port,
        bool Tls = false,
        string? User = null,
        [property: Description("Left out: the one that is known, for the broker that is configured.")] string? Password = null)
    {
        public BrokerTrial Trial => new(Host, Port, Tls, User, Password);
    }

    internal sealed record BrokerAnswer(string Host, int Port, bool Tls, string? User)
    {
        public static BrokerAnswer Of(BrokerTrial broker) => new(broker.Host, broker.Port, broker.Tls, broker.User);
    }

    /// <param name="LetsIn">Whether the broker lets this device in.</param>
    /// <param name="Trouble">Why not.</param>
    internal sealed record TrialAnswer(bool LetsIn, string? Trouble);

    /// <param name="Decibels">Below full scale: 0 is the loudest, -120 silence.</param>
    /// <param name="Peak">The largest sample, 0 to 1.</param>
    /// <param name="ClippedShare">Share of the samples at full scale; more than 0.001 is audible.</param>
    internal sealed record LevelAnswer(double? Decibels, double? Peak, double? ClippedShare)
    {
        public static LevelAnswer Of(SoundLevel? level) => level is { } known
            ? new(Answers.Number(known.RmsDbfs), Answers.Number(known.Peak), Answers.Number(known.ClippedShare))
            : new(null, null, null);
    }

    private static async Task<Ok<SetupAnswer>> ShowAsync(SetupDesk setup, CancellationToken cancellationToken) =>
        TypedResults.Ok(new SetupAnswer(await setup.IsNeededAsync(cancellationToken).ConfigureAwait(false)));

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> MakeAdministratorAsync(
        FirstAdministrator asked, SetupDesk setup, SessionDesk sessions, IStringLocalizer<Strings> texts, HttpContext context, CancellationToken cancellationToken)
    {
        if (!await setup.IsNeededAsync(cancellationToken).ConfigureAwait(false))
            return TypedResults.Problem("There is an administrator already. Log in.", statusCode: StatusCodes.Status409Conflict);
        var address = context.Address();
        var outcome = await setup.MakeAdministratorAsync(asked.Code, asked.Name, asked.Password, address.ToString(), cancellationToken).ConfigureAwait(false);
        if (outcome.Account is not { } account)
            return Problems.Of(outcome.Problem!, texts);
        var token = await sessions.BeginAsync(account, address, context.Request.Headers.UserAgent.ToString(), isPending: false, cancellationToken).ConfigureAwait(false);
        await context.BeginSessionAsync(token, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(SessionView.Of(account));
    }

    private static async Task<Results<Ok<PlaceAnswer>, ProblemHttpResult>> GetPlaceAsync(PurposeDesk desk, CancellationToken cancellationToken) =>
        await desk.FindAsync(cancellationToken).ConfigureAwait(false) is { } purpose
            ? TypedResults.Ok(PlaceAnswer.Of(purpose))
            : Problems.NotFound("Nobody has said yet where the box stands.");

    private static async Task<Results<Ok<PlaceAnswer>, ProblemHttpResult>> PutPlaceAsync(
        PlaceRequest asked, PurposeDesk desk, IStringLocalizer<Strings> texts, HttpContext context, CancellationToken cancellationToken)
    {
        var purpose = new Purpose(asked.Place, asked.Purpose.Trim(), asked.Reason, asked.Explanation.Trim());
        if (!purpose.IsComplete)
            return Problems.Of("PlaceIncomplete", texts);
        await desk.AnswerAsync(purpose, context.Actor(), cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(PlaceAnswer.Of(purpose));
    }

    private static async Task<Ok<DevicesAnswer>> FindDevicesAsync(IBoxAid aid, CancellationToken cancellationToken)
    {
        var found = await Task.Run(aid.FindDevices, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new DevicesAnswer(found.Cameras, found.Microphones, [.. found.Sensors.Select(SensorAnswer.Of)], found.Problems));
    }

    private static async Task<Results<Ok<TrialAnswer>, ProblemHttpResult>> TryBrokerAsync(
        BrokerRequest asked, BrokerDesk desk, IStringLocalizer<Strings> texts, CancellationToken cancellationToken)
    {
        if (!asked.Trial.IsComplete)
            return Problems.Of("BrokerIncomplete", texts);
        var trouble = await desk.TryAsync(asked.Trial, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new TrialAnswer(trouble is null, trouble));
    }

    private static async Task<Results<Ok<TrialAnswer>, ProblemHttpResult>> KeepBrokerAsync(
        BrokerRequest asked, BrokerDesk desk, IStringLocalizer<Strings> texts, HttpContext context, CancellationToken cancellationToken)
    {
        if (!asked.Trial.IsComplete)
            return Problems.Of("BrokerIncomplete", texts);
        if (await desk.KeepAsync(asked.Trial, context.Actor(), cancellationToken).ConfigureAwait(false) is { } problem)
            return TypedResults.Problem(problem, statusCode: StatusCodes.Status409Conflict);
        var trouble = await desk.TryAsync(asked.Trial, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new TrialAnswer(trouble is null, trouble));
    }

    private static async Task<IResult> TakePictureAsync(ILivePictures pictures, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PicturePatience);
        try
        {
            await foreach (var picture in pictures.WatchAsync(patience.Token).ConfigureAwait(false))
            {
                if (!picture.IsNotice)
                    return TypedResults.Bytes(picture.Jpeg, "image/jpeg");
                break;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // No picture came, as if the camera had said so.
        }

        return TypedResults.Problem("There is no picture: the camera is switched off, or gives none.", statusCode: StatusCodes.Status409Conflict);
    }
}
