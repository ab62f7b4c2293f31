using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Scheduling;

internal static class AvailabilityEndpoints
{
    public static void MapAvailability(this IEndpointRouteBuilder api)
    {
        var availability = api.MapGroup("/patients/{patientId}/availability").WithTags("Scheduling");

        availability.MapGet("/", Get)
            .Operation("getAvailability", "Read when a patient is bound elsewhere, and what suits best")
            .RequireAccess(Scopes.SchedulingRead, RoleSets.PatientReaders);
        availability.MapPut("/", Replace)
            .Operation("replaceAvailability", "Say when the patient is bound elsewhere, and what suits best; patients may say so themselves")
            .RequireAccess(Scopes.SchedulingWrite, [.. RoleSets.Clinicians, Role.Scheduler, Role.Patient])
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "PATIENT_MERGED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "PERIOD_ENDS_BEFORE_START", "TIME_RANGE_EMPTY", "DUPLICATE");

        var openings = api.MapGroup("/practitioners/{practitionerId}/availability").WithTags("Scheduling");

        openings.MapGet("/", GetOpenings)
            .Operation("getPractitionerAvailability", "Read when a practitioner is open for individual sessions")
            .RequireAccess(Scopes.SchedulingRead, RoleSets.NotPatients);
        openings.MapPut("/", ReplaceOpenings)
            .Operation("replacePractitionerAvailability", "Say when a practitioner is open for individual sessions")
            .RequireAccess(Scopes.SchedulingWrite, [.. RoleSets.Clinicians, Role.Scheduler, Role.Administrator])
            .RequiresIfMatch()
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "PERIOD_ENDS_BEFORE_START", "TIME_RANGE_EMPTY", "DUPLICATE", "UNKNOWN_REFERENCE", "PLACE_REQUIRED", "OPENING_TOO_SHORT");
    }

    private static async Task<OkAnswer<AvailabilityResponse>> Get(Guid patientId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetAvailability(new PatientId(patientId)), cancellationToken));

    private static async Task<OkAnswer<AvailabilityResponse>> Replace(
        Guid patientId, AvailabilityBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ReplaceAvailability(new PatientId(patientId), body, ifMatch), cancellationToken));

    private static async Task<OkAnswer<PractitionerAvailabilityResponse>> GetOpenings(
        Guid practitionerId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetPractitionerAvailability(new PractitionerId(practitionerId)), cancellationToken));

    private static async Task<OkAnswer<PractitionerAvailabilityResponse>> ReplaceOpenings(
        Guid practitionerId,
        PractitionerAvailabilityBody body,
        IfMatchHeader ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new ReplacePractitionerAvailability(new PractitionerId(practitionerId), body, ifMatch), cancellationToken));
}
