using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Programs;

internal static class PractitionerEndpoints
{
    private static readonly string[] ProfileRefusals =
        ["UNKNOWN_REFERENCE", "CREDENTIAL_PERIOD", "INVALID_NPI", "DUPLICATE"];

    public static void MapPractitioners(this IEndpointRouteBuilder api)
    {
        var practitioners = api.MapGroup("/practitioners").WithTags("Programs");

        practitioners.MapGet("/", List)
            .Operation("listPractitioners", "List the practitioners of the organization, newest first")
            .RequireAccess(Scopes.ProgramsRead, RoleSets.NotPatients);
        practitioners.MapPost("/", Create)
            .Operation("createPractitioner", "Set up a practitioner with credentials, licence states and supervisor")
            .RequireAccess(Scopes.ProgramsWrite, Role.Administrator)
            .Refuses(StatusCodes.Status409Conflict, "IDENTIFIER_TAKEN", "CONFLICT")
            .Refuses(StatusCodes.Status422UnprocessableEntity, ProfileRefusals);
        practitioners.MapGet("/{practitionerId}", Get)
            .Operation("getPractitioner", "Read a practitioner")
            .RequireAccess(Scopes.ProgramsRead, RoleSets.NotPatients);
        practitioners.MapPut("/{practitionerId}", Update)
            .Operation("updatePractitioner", "Replace the set-up of a practitioner")
            .RequireAccess(Scopes.ProgramsWrite, Role.Administrator)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "IDENTIFIER_TAKEN")
            .Refuses(StatusCodes.Status422UnprocessableEntity, [.. ProfileRefusals, "SUPERVISOR_IS_SELF"]);
    }

    private static async Task<PageAnswer<PractitionerResponse>> List(
        [AsParameters] PageQuery page, Guid? supervisorId, bool? active, IMediator mediator, CancellationToken cancellationToken)
    {
        var supervisor = supervisorId is { } id ? new PractitionerId(id) : (PractitionerId?)null;
        return Answer.Page(await mediator.Send(new ListPractitioners(page, supervisor, active), cancellationToken));
    }

    private static async Task<CreatedAnswer<PractitionerResponse>> Create(
        PractitionerBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var practitioner = await mediator.Send(new CreatePractitioner(body), cancellationToken);
        return Answer.Created($"/practitioners/{practitioner.Id}", practitioner);
    }

    private static async Task<OkAnswer<PractitionerResponse>> Get(
        Guid practitionerId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetPractitioner(new PractitionerId(practitionerId)), cancellationToken));

    private static async Task<OkAnswer<PractitionerResponse>> Update(
        Guid practitionerId, PractitionerBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new UpdatePractitioner(new PractitionerId(practitionerId), body, ifMatch), cancellationToken));
}
