using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Api.Scheduling;

internal static class EnrolmentEndpoints
{
    private static readonly Role[] Writers = [.. RoleSets.Clinicians, Role.Scheduler];

    public static void MapEnrolments(this IEndpointRouteBuilder api)
    {
        var enrolments = api.MapGroup("/groups/{groupId}/enrolments").WithTags("Groups");

        enrolments.MapGet("/", List)
            .Operation("listEnrolments", "List who is in a group or waits for a seat, newest first; a patient sees the own enrolment only")
            .RequireAccess(Scopes.SchedulingRead, RoleSets.PatientReaders);
        enrolments.MapPost("/", Enrol)
            .Operation("enrolPatient", "Give a patient a seat in a group, or a place in its waitlist")
            .RequireAccess(Scopes.SchedulingWrite, Writers)
            .Refuses(
                StatusCodes.Status409Conflict,
                "SESSION_FULL", "ALREADY_ENROLLED", "GROUP_CLOSED", "GROUP_ENDED", "EPISODE_NOT_IN_CARE", "ENTERED_IN_ERROR", "PATIENT_MERGED",
                "PATIENT_BUSY")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity, "UNKNOWN_REFERENCE", "OTHER_PROGRAM", "STARTS_IN_PAST", "SUPERVISOR_REQUIRED");
        enrolments.MapGet("/{enrolmentId}", Get)
            .Operation("getEnrolment", "Read an enrolment")
            .RequireAccess(Scopes.SchedulingRead, RoleSets.PatientReaders);
        enrolments.MapDelete("/{enrolmentId}", Withdraw)
            .Operation("withdrawEnrolment", "Take the patient out of the group; the record stays, and the seat goes to who waits for it")
            .RequireAccess(Scopes.SchedulingWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "ILLEGAL_TRANSITION");
        enrolments.MapPost("/{enrolmentId}/enter-in-error", EnterInError)
            .Operation("enterEnrolmentInError", "Say that the enrolment was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.SchedulingWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static async Task<PageAnswer<EnrolmentResponse>> List(
        Guid groupId, [AsParameters] PageQuery page, EnrolmentStatus? status, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListEnrolments(new TherapyGroupId(groupId), page, status), cancellationToken));

    private static async Task<CreatedAnswer<EnrolmentResponse>> Enrol(
        Guid groupId, EnrolmentBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var enrolment = await mediator.Send(new EnrolPatient(new TherapyGroupId(groupId), body), cancellationToken);
        return Answer.Created($"/groups/{groupId}/enrolments/{enrolment.Id}", enrolment);
    }

    private static async Task<OkAnswer<EnrolmentResponse>> Get(
        Guid groupId, Guid enrolmentId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetEnrolment(new TherapyGroupId(groupId), new EnrolmentId(enrolmentId)), cancellationToken));

    private static async Task<OkAnswer<EnrolmentResponse>> Withdraw(
        Guid groupId, Guid enrolmentId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new WithdrawEnrolment(new TherapyGroupId(groupId), new EnrolmentId(enrolmentId), ifMatch), cancellationToken));

    private static async Task<OkAnswer<EnrolmentResponse>> EnterInError(
        Guid groupId,
        Guid enrolmentId,
        EnterInErrorBody body,
        IfMatchHeader ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterEnrolmentInError(new TherapyGroupId(groupId), new EnrolmentId(enrolmentId), body, ifMatch), cancellationToken));
}
