using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Coverage;

internal static class CoverageEndpoints
{
    private const string Tag = "Coverage";

    private static readonly Role[] Writers = [Role.Billing, Role.Counselor, Role.Supervisor, Role.System];

    private static readonly string[] Rules =
        ["PERIOD_ENDS_BEFORE_START", "PLAN_YEARS_OVERLAP", "WRONG_CURRENCY", "LIMIT_EXCEEDED", "DUPLICATE", "INVALID_NPI"];

    public static void MapCoverages(this IEndpointRouteBuilder api)
    {
        var ofPatient = api.MapGroup("/patients/{patientId}/coverages").WithTags(Tag);
        var coverages = api.MapGroup("/coverages/{coverageId}").WithTags(Tag);

        ofPatient.MapGet("/", List)
            .Operation("listCoverages", "List who pays for a patient, recorded last first")
            .RequireAccess(Scopes.CoverageRead, RoleSets.ClinicalReaders);
        ofPatient.MapPost("/", Add)
            .Operation("addCoverage", "Add who pays for a patient, with the terms of each plan year")
            .RequireAccess(Scopes.CoverageWrite, Writers)
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "PATIENT_MERGED", "IDENTIFIER_TAKEN")
            .Refuses(StatusCodes.Status422UnprocessableEntity, Rules);
        coverages.MapGet("/", Get)
            .Operation("getCoverage", "Read one coverage")
            .RequireAccess(Scopes.CoverageRead, RoleSets.ClinicalReaders);
        coverages.MapPut("/", Update)
            .Operation("updateCoverage", "Replace the terms of a coverage and what counts towards its limits")
            .RequireAccess(Scopes.CoverageWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "IDENTIFIER_TAKEN")
            .Refuses(StatusCodes.Status422UnprocessableEntity, Rules);
        coverages.MapPost("/enter-in-error", EnterInError)
            .Operation("enterCoverageInError", "Say that a coverage was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.CoverageWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");

        api.MapGroup("/cost-estimates").WithTags(Tag).MapPost("/", Estimate)
            .Operation("estimateCost", "Say what services would cost a patient, before any is given; nothing is written")
            .RequireAccess(Scopes.CoverageRead, RoleSets.ClinicalReaders)
            .IsDryRun()
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_REFERENCE", "WRONG_CURRENCY");
    }

    private static async Task<PageAnswer<CoverageResponse>> List(
        Guid patientId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListCoverages(new PatientId(patientId), page), cancellationToken));

    private static async Task<CreatedAnswer<CoverageResponse>> Add(
        Guid patientId, CoverageBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var added = await mediator.Send(new AddCoverage(new PatientId(patientId), body), cancellationToken);
        return Answer.Created($"/coverages/{added.Id}", added);
    }

    private static async Task<OkAnswer<CoverageResponse>> Get(Guid coverageId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetCoverage(new CoverageId(coverageId)), cancellationToken));

    private static async Task<OkAnswer<CoverageResponse>> Update(
        Guid coverageId, CoverageBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new UpdateCoverage(new CoverageId(coverageId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<CostEstimateResponse>> Estimate(CostEstimateBody body, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new EstimateCost(body), cancellationToken));

    private static async Task<OkAnswer<CoverageResponse>> EnterInError(
        Guid coverageId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new EnterCoverageInError(new CoverageId(coverageId), ifMatch, body), cancellationToken));
}
