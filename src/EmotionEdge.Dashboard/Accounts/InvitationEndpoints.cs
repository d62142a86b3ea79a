using System.ComponentModel;
using System.Text.Json.Serialization;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Api;
using EmotionEdge.Dashboard.Security;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmotionEdge.Dashboard.Accounts;

/// <summary>Invitations by HTTP, for administrators.</summary>
internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder api)
    {
        var invitations = api.MapGroup("/invitations").RequireAuthorization(Policies.Administrator).WithTags("Accounts");
        invitations.MapGet("", ListAsync).WithSummary("Open invitations");
        invitations.MapPost("", InviteAsync)
            .WithSummary("Invites somebody; the answer holds the link, which is shown once")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        invitations.MapDelete("/{id:long}", WithdrawAsync).WithSummary("Withdraws an invitation").ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal sealed record NewInvitation(
        [property: Description("For whom; at most 60 characters.")] string Note,
        [property: JsonConverter(typeof(NamedEnumConverter<Role>))] Role Role);

    internal sealed record InvitationAnswer(long Id, string Note, string Role, string InvitedBy, DateTimeOffset ExpiresAt);

    /// <param name="Link">The page on which the account is made.</param>
    /// <param name="Code">What the link holds, for POST /api/v1/registrations.</param>
    /// <param name="ExpiresAt">Until when it may be used.</param>
    internal sealed record InvitationLink(string Link, string Code, DateTimeOffset ExpiresAt);

    private static async Task<Ok<InvitationAnswer[]>> ListAsync(InvitationDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok((await desk.ListAsync(cancellationToken).ConfigureAwait(false))
            .Select(invitation => new InvitationAnswer(invitation.Id, invitation.Note, invitation.Role.ToString(), invitation.InvitedBy, invitation.ExpiresAt))
            .ToArray());

    private static async Task<Results<Created<InvitationLink>, ProblemHttpResult>> InviteAsync(
        NewInvitation asked, InvitationDesk desk, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        if (!desk.IsOpen)
            return TypedResults.Problem("Nobody registers on this box: dashboard.registration is off.", statusCode: StatusCodes.Status409Conflict);
        if (!InvitationDesk.IsComplete(asked.Role, asked.Note))
            return TypedResults.Problem("Give a note of 1 to 60 characters, and a role.", statusCode: StatusCodes.Status400BadRequest);
        var code = await desk.InviteAsync(asked.Role, asked.Note, context.Actor(), cancellationToken).ConfigureAwait(false);
        var link = $"{context.Request.Scheme}://{context.Request.Host}/register?code={code}";
        return TypedResults.Created($"{ApiErrors.Prefix}/invitations", new InvitationLink(link, code, time.GetUtcNow() + InvitationDesk.Validity));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        long id, InvitationDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        await desk.WithdrawAsync(id, context.Actor(), cancellationToken).ConfigureAwait(false)
            ? TypedResults.NoContent()
            : Problems.NotFound("There is no invitation of this id.");
}
