using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Patients;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Patients;

internal static class PatientEndpoints
{
    private static readonly Role[] Registrars = [.. RoleSets.Clinicians, Role.Scheduler, Role.System];

    private static readonly Role[] Correctors = [Role.Supervisor, Role.PrivacyOfficer, Role.System];

    private static readonly string[] DemographicsRefusals = ["DATE_IN_FUTURE", "DECEASED_BEFORE_BIRTH", "DUPLICATE", "INVALID_NPI"];

    public static void MapPatients(this IEndpointRouteBuilder api)
    {
        var patients = api.MapGroup("/patients").WithTags("Patients");

        patients.MapGet("/", List)
            .Operation("listPatients", "List the patients that the client may see, newest first")
            .RequireAccess(Scopes.PatientsRead, RoleSets.PatientReaders);
        patients.MapPost("/", Register)
            .Operation("registerPatient", "Register a patient")
            .RequireAccess(Scopes.PatientsWrite, Registrars)
            .Refuses(StatusCodes.Status400BadRequest, "OUT_OF_RANGE")
            .Refuses(StatusCodes.Status409Conflict, "IDENTIFIER_TAKEN", "CONFLICT")
            .Refuses(StatusCodes.Status422UnprocessableEntity, DemographicsRefusals);
        patients.MapPost("/search", Search)
            .Operation("searchPatients", "Find patients by identifier, name or birth date, newest first")
            .RequireAccess(Scopes.PatientsRead, RoleSets.PatientReaders)
            .IsDryRun();
        patients.MapGet("/{patientId}", Get)
            .Operation("getPatient", "Read a patient")
            .RequireAccess(Scopes.PatientsRead, RoleSets.PatientReaders);
        patients.MapPut("/{patientId}", Update)
            .Operation("updatePatient", "Replace who the patient is")
            .RequireAccess(Scopes.PatientsWrite, Registrars)
            .RequiresIfMatch()
            .RefusesUpdate();
        patients.MapPatch("/{patientId}", Patch)
            .Operation("patchPatient", "Change some of who the patient is, by JSON merge patch (RFC 7396)")
            .RequireAccess(Scopes.PatientsWrite, Registrars)
            .Accepts<PatientBody>(MergePatch.MediaType)
            .RequiresIfMatch()
            .RefusesUpdate();
        patients.MapPost("/{patientId}/merge", Merge)
            .Operation("mergePatient", "Say that another record of the same person holds instead of this one")
            .RequireAccess(Scopes.PatientsWrite, Role.Supervisor, Role.PrivacyOfficer)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "PATIENT_MERGED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "MERGE_WITH_SELF", "UNKNOWN_REFERENCE");
        patients.MapPost("/{patientId}/retain", Retain)
            .Operation("retainPatient", "Set how long the record is kept, and the legal hold")
            .RequireAccess(Scopes.PatientsWrite, Role.PrivacyOfficer)
            .RequiresIfMatch();
        patients.MapPost("/{patientId}/enter-in-error", EnterInError)
            .Operation("enterPatientInError", "Say that the record was made by mistake; it stays readable")
            .RequireAccess(Scopes.PatientsWrite, Correctors)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static void RefusesUpdate(this RouteHandlerBuilder endpoint) => endpoint
        .Refuses(StatusCodes.Status400BadRequest, "OUT_OF_RANGE")
        .Refuses(StatusCodes.Status409Conflict, "IDENTIFIER_TAKEN", "ENTERED_IN_ERROR", "PATIENT_MERGED")
        .Refuses(StatusCodes.Status422UnprocessableEntity, DemographicsRefusals);

    private static async Task<PageAnswer<PatientResponse>> List(
        [AsParameters] PageQuery page, DateTimeOffset? updatedSince, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListPatients(page, updatedSince), cancellationToken));

    private static async Task<CreatedAnswer<PatientResponse>> Register(
        PatientBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var patient = await mediator.Send(new RegisterPatient(body), cancellationToken);
        return Answer.Created($"/patients/{patient.Id}", patient);
    }

    private static async Task<PageAnswer<PatientResponse>> Search(
        PatientSearchBody body, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new SearchPatients(body, page), cancellationToken));

    private static async Task<OkAnswer<PatientResponse>> Get(Guid patientId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetPatient(new PatientId(patientId)), cancellationToken));

    private static async Task<OkAnswer<PatientResponse>> Update(
        Guid patientId, PatientBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new UpdatePatient(new PatientId(patientId), body, ifMatch), cancellationToken));

    private static async Task<OkAnswer<PatientResponse>> Patch(
        Guid patientId, MergePatch patch, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken)
    {
        var id = new PatientId(patientId);
        var body = patch.ApplyTo(await mediator.Send(new GetPatientForPatch(id, ifMatch), cancellationToken));
        return Answer.Ok(await mediator.Send(new UpdatePatient(id, body, ifMatch), cancellationToken));
    }

    private static async Task<OkAnswer<PatientResponse>> Merge(
        Guid patientId, MergePatientBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new MergePatient(new PatientId(patientId), body, ifMatch), cancellationToken));

    private static async Task<OkAnswer<PatientResponse>> Retain(
        Guid patientId, RetentionBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new RetainPatient(new PatientId(patientId), body, ifMatch), cancellationToken));

    private static async Task<OkAnswer<PatientResponse>> EnterInError(
        Guid patientId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new EnterPatientInError(new PatientId(patientId), body, ifMatch), cancellationToken));
}
