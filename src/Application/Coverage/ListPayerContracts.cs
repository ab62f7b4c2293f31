using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Those recorded last first.</summary>
/// <param name="ProgramId">Only those of this programme.</param>
public sealed record ListPayerContracts(ProgramId? ProgramId, PageRequest Page) : IQuery<Page<PayerContractResponse>>;

internal sealed class ListPayerContractsHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListPayerContracts, Page<PayerContractResponse>>
{
    public Task<Page<PayerContractResponse>> Handle(ListPayerContracts query, CancellationToken cancellationToken)
    {
        var contracts = db.PayerContracts.AsNoTracking();
        if (query.ProgramId is { } program)
        {
            contracts = contracts.Where(contract => contract.ProgramId == program);
        }

        return contracts.ToPageAsync(
            contract => contract.Id, query.Page, $"payer-contracts?{query.ProgramId}", cursors, PayerContractResponse.Of, cancellationToken);
    }
}
