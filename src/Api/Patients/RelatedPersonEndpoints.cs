using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Patients;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Api.Patients;

internal static class RelatedPersonEndpoints
{
    private static readonly Role[] Writers = [.. RoleSets.Clinicians, Role.Scheduler, Role.System];

    public static void MapRelatedPersons(this IEndpointRouteBuilder api)
    {
        var persons = api.MapGroup("/patients/{patientId}/related-persons").WithTags("Patients");

        persons.MapGet("/", List)
            .Operation("listRelatedPersons", "List the guardians, contacts and witnesses of a patient, newest first")
            .RequireAccess(Scopes.PatientsRead, RoleSets.PatientReaders);
        persons.MapPost("/", Add)
            .Operation("addRelatedPerson", "Add a guardian, contact or witness")
            .RequireAccess(Scopes.PatientsWrite, Writers)
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "PATIENT_MERGED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "PERIOD_ENDS_BEFORE_START");
        persons.MapGet("/{relatedPersonId}", Get)
            .Operation("getRelatedPerson", "Read a related person")
            .RequireAccess(Scopes.PatientsRead, RoleSets.PatientReaders);
        persons.MapPut("/{relatedPersonId}", Update)
            .Operation("updateRelatedPerson", "Replace what is known of a related person")
            .RequireAccess(Scopes.PatientsWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "PERIOD_ENDS_BEFORE_START");
        persons.MapPost("/{relatedPersonId}/enter-in-error", EnterInError)
            .Operation("enterRelatedPersonInError", "Say that the related person was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.PatientsWrite, [.. RoleSets.Clinicians, Role.System])
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static async Task<PageAnswer<RelatedPersonResponse>> List(
        Guid patientId, [AsParameters] PageQuery page, RelatedPersonRole? role, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListRelatedPersons(new PatientId(patientId), page, role), cancellationToken));

    private static async Task<CreatedAnswer<RelatedPersonResponse>> Add(
        Guid patientId, RelatedPersonBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var person = await mediator.Send(new AddRelatedPerson(new PatientId(patientId), body), cancellationToken);
        return Answer.Created($"/patients/{patientId}/related-persons/{person.Id}", person);
    }

    private static async Task<OkAnswer<RelatedPersonResponse>> Get(
        Guid patientId, Guid relatedPersonId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new GetRelatedPerson(new PatientId(patientId), new RelatedPersonId(relatedPersonId)), cancellationToken));

    private static async Task<OkAnswer<RelatedPersonResponse>> Update(
        Guid patientId,
        Guid relatedPersonId,
        RelatedPersonBody body,
        IfMatchHeader ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new UpdateRelatedPerson(new PatientId(patientId), new RelatedPersonId(relatedPersonId), body, ifMatch), cancellationToken));

    private static async Task<OkAnswer<RelatedPersonResponse>> EnterInError(
        Guid patientId,
        Guid relatedPersonId,
        EnterInErrorBody body,
        IfMatchHeader ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterRelatedPersonInError(new PatientId(patientId), new RelatedPersonId(relatedPersonId), body, ifMatch), cancellationToken));
}
