using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Discharges;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Discharges;

internal static class DischargeEndpoints
{
    public static void MapDischarges(this IEndpointRouteBuilder api)
    {
        var discharge = api.MapGroup("/episodes/{episodeId}/discharge").WithTags("Transition");

        discharge.MapGet("/", Get)
            .Operation("getDischarge", "Read the discharge that stands, else the last that was rejected or withdrawn")
            .RequireAccess(Scopes.EpisodesRead, RoleSets.ClinicalReaders);
        discharge.MapPost("/", Propose)
            .Operation("proposeDischarge", "Propose how and when an episode ends")
            .RequireAccess(Scopes.EpisodesWrite, RoleSets.Clinicians)
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "DISCHARGE_OPEN", "EPISODE_NOT_IN_CARE", "ENTERED_IN_ERROR")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "CREDENTIAL_NOT_ACTIVE",
                "UNKNOWN_REFERENCE",
                "DATE_OUT_OF_ORDER",
                "OUT_OF_REACH",
                "ATTENDED_AFTER_DISCHARGE",
                "READINESS_REQUIRED",
                "READINESS_NOT_CURRENT",
                "OVERRIDE_REASON_REQUIRED",
                "RISK_DISCUSSION_REQUIRED",
                "RISK_DISCUSSION_NOT_ALLOWED",
                "WARNINGS_REQUIRED",
                "VIOLENCE_NOT_ALLOWED");
        discharge.MapPost("/approve", Approve)
            .Operation("approveDischarge", "Approve a discharge; when its day is over, or has come already, the episode ends with everything in it")
            .RequireAccess(Scopes.EpisodesWrite, Role.Supervisor)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "CREDENTIAL_NOT_ACTIVE", "ATTENDED_AFTER_DISCHARGE");
        discharge.MapPost("/reject", Reject)
            .Operation("rejectDischarge", "Turn a proposed discharge down; another can be proposed")
            .RequireAccess(Scopes.EpisodesWrite, Role.Supervisor)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION");
        discharge.MapPost("/withdraw", Withdraw)
            .Operation("withdrawDischarge", "Take back a discharge before it is final")
            .RequireAccess(Scopes.EpisodesWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION");

        api.MapGroup("/episodes/{episodeId}/warnings").WithTags("Transition").MapPost("/", Warn)
            .Operation("warnPatient", "Document that a patient was warned; an administrative discharge takes such warnings")
            .RequireAccess(Scopes.EpisodesWrite, RoleSets.Clinicians)
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "EPISODE_NOT_IN_CARE", "ENTERED_IN_ERROR");
    }

    private static async Task<OkAnswer<DischargeResponse>> Get(Guid episodeId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetDischarge(new EpisodeId(episodeId)), cancellationToken));

    private static async Task<CreatedAnswer<DischargeResponse>> Propose(
        Guid episodeId, DischargeBody body, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Created(
            $"/episodes/{episodeId}/discharge", await mediator.Send(new ProposeDischarge(new EpisodeId(episodeId), body), cancellationToken));

    private static async Task<OkAnswer<DischargeResponse>> Approve(
        Guid episodeId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ApproveDischarge(new EpisodeId(episodeId), ifMatch), cancellationToken));

    private static async Task<OkAnswer<DischargeResponse>> Reject(
        Guid episodeId, RejectDischargeBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new RejectDischarge(new EpisodeId(episodeId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<DischargeResponse>> Withdraw(
        Guid episodeId, WithdrawDischargeBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new WithdrawDischarge(new EpisodeId(episodeId), ifMatch, body), cancellationToken));

    private static async Task<CreatedAnswer<WorkItemResponse>> Warn(
        Guid episodeId, WarningBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var warning = await mediator.Send(new WarnPatient(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/work-items/{warning.Id}", warning);
    }
}
