using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Coverage;

internal static class PayerContractEndpoints
{
    private static readonly Role[] Writers = [Role.Administrator, Role.Billing, Role.System];

    public static void MapPayerContracts(this IEndpointRouteBuilder api)
    {
        var contracts = api.MapGroup("/payer-contracts").WithTags("Coverage");

        contracts.MapGet("/", List)
            .Operation("listPayerContracts", "List what was agreed with payers, recorded last first")
            .RequireAccess(Scopes.CoverageRead, RoleSets.NotPatients);
        contracts.MapPost("/", Add)
            .Operation("addPayerContract", "Add what a programme agreed with a payer: rates, units, minimum minutes, bundling, what excludes what")
            .RequireAccess(Scopes.CoverageWrite, Writers)
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "UNKNOWN_REFERENCE",
                "UNKNOWN_SERVICE_CODE",
                "UNKNOWN_LEVEL_OF_CARE",
                "WRONG_CURRENCY",
                "DATE_OUT_OF_ORDER",
                "CONTRACT_INCOMPLETE",
                "CONTRACT_CONTRADICTORY",
                "CONTRACT_SERVICES_OVERLAP",
                "CONTRACTS_OVERLAP");
        contracts.MapGet("/{contractId}", Get)
            .Operation("getPayerContract", "Read one contract with a payer")
            .RequireAccess(Scopes.CoverageRead, RoleSets.NotPatients);
        contracts.MapPost("/{contractId}/end", End)
            .Operation("endPayerContract", "End a contract with a payer; service lines of later days follow")
            .RequireAccess(Scopes.CoverageWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_OUT_OF_ORDER");
        contracts.MapPost("/{contractId}/enter-in-error", EnterInError)
            .Operation("enterPayerContractInError", "Say that a contract was recorded by mistake; it stays readable, and service lines follow")
            .RequireAccess(Scopes.CoverageWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static async Task<PageAnswer<PayerContractResponse>> List(
        [Description("Only those of this programme.")] Guid? programId,
        [AsParameters] PageQuery page,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(
            new ListPayerContracts(programId is { } id ? new ProgramId(id) : null, page), cancellationToken));

    private static async Task<CreatedAnswer<PayerContractResponse>> Add(
        PayerContractBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var added = await mediator.Send(new AddPayerContract(body), cancellationToken);
        return Answer.Created($"/payer-contracts/{added.Id}", added);
    }

    private static async Task<OkAnswer<PayerContractResponse>> Get(Guid contractId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetPayerContract(new PayerContractId(contractId)), cancellationToken));

    private static async Task<OkAnswer<PayerContractResponse>> End(
        Guid contractId, EndPayerContractBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new EndPayerContract(new PayerContractId(contractId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<PayerContractResponse>> EnterInError(
        Guid contractId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new EnterPayerContractInError(new PayerContractId(contractId), ifMatch, body), cancellationToken));
}
