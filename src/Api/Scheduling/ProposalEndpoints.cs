using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling.Proposals;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Api.Scheduling;

internal static class ProposalEndpoints
{
    public static void MapProposals(this IEndpointRouteBuilder api)
    {
        var proposals = api.MapGroup("/schedule-proposals").WithTags("Scheduling");

        proposals.MapGet("/", List)
            .Operation("listScheduleProposals", "List schedule proposals, newest first, without who goes where")
            .RequireAccess(Scopes.SchedulingRead, SessionEndpoints.Readers);

        proposals.MapPost("/", Request)
            .Operation("requestScheduleProposal", "Ask for a schedule of the coming weeks: who goes to which group and individual session; it is searched for in the background")
            .RequireAccess(Scopes.SchedulingWrite, SessionEndpoints.Planners)
            .Refuses(StatusCodes.Status409Conflict, "EPISODE_NOT_IN_CARE", "ENTERED_IN_ERROR")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "NOT_A_MONDAY", "STARTS_IN_PAST", "PROPOSAL_TOO_LARGE", "UNKNOWN_REFERENCE", "OTHER_PROGRAM", "DUPLICATE");

        proposals.MapGet("/{proposalId}", Get)
            .Operation("getScheduleProposal", "Read a schedule proposal, and what stands in the way of the weeks that it could not fill")
            .RequireAccess(Scopes.SchedulingRead, SessionEndpoints.Readers);

        proposals.MapGet("/{proposalId}/progress", GetProgress)
            .Operation("getScheduleProposalProgress", "See how far the search for a proposal has come")
            .RequireAccess(Scopes.SchedulingRead, SessionEndpoints.Readers);

        proposals.MapPost("/{proposalId}/cancel", Cancel)
            .Operation("cancelScheduleProposal", "Call off a search, or drop its proposal")
            .RequireAccess(Scopes.SchedulingWrite, SessionEndpoints.Planners)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION");

        proposals.MapPost("/{proposalId}/accept", Accept)
            .Operation("acceptScheduleProposal", "Enrol and book all that is proposed, or nothing where the calendar has changed")
            .RequireAccess(Scopes.SchedulingWrite, SessionEndpoints.Planners)
            .RequiresIfMatch()
            .Refuses(
                StatusCodes.Status409Conflict,
                "ILLEGAL_TRANSITION", "PROPOSAL_EMPTY", "PROPOSAL_OUTDATED", "PRACTITIONER_BUSY", "ROOM_BUSY", "PATIENT_BUSY", "SESSION_FULL");
    }

    private static async Task<PageAnswer<ScheduleProposalSummary>> List(
        Guid? programId, ProposalStatus? status, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(
            new ListProposals(programId is { } id ? new ProgramId(id) : null, status, page), cancellationToken));

    private static async Task<CreatedAnswer<ScheduleProposalResponse>> Request(
        ProposalBody body, HttpResponse response, IProposalQueue queue, IMediator mediator, CancellationToken cancellationToken)
    {
        var proposal = await mediator.Send(new RequestProposal(body), cancellationToken);

        // Not before the transaction is committed: whoever is woken up looks at once.
        response.OnCompleted(() =>
        {
            queue.Ring();
            return Task.CompletedTask;
        });
        return Answer.Created($"/schedule-proposals/{proposal.Id}", proposal);
    }

    private static async Task<OkAnswer<ScheduleProposalResponse>> Get(Guid proposalId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetProposal(new ScheduleProposalId(proposalId)), cancellationToken));

    private static async Task<OkAnswer<ProposalProgressResponse>> GetProgress(
        Guid proposalId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetProposalProgress(new ScheduleProposalId(proposalId)), cancellationToken));

    private static async Task<OkAnswer<ScheduleProposalResponse>> Cancel(
        Guid proposalId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new CancelProposal(new ScheduleProposalId(proposalId), ifMatch), cancellationToken));

    private static async Task<OkAnswer<ScheduleProposalResponse>> Accept(
        Guid proposalId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new AcceptProposal(new ScheduleProposalId(proposalId), ifMatch), cancellationToken));
}
