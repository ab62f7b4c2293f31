using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

public sealed record GetPayerContract(PayerContractId ContractId) : IQuery<PayerContractResponse>;

internal sealed class GetPayerContractHandler(IAppDbContext db) : IRequestHandler<GetPayerContract, PayerContractResponse>
{
    public async Task<PayerContractResponse> Handle(GetPayerContract query, CancellationToken cancellationToken) =>
        PayerContractResponse.Of(await db.PayerContracts.AsNoTracking().GetAsync(contract => contract.Id == query.ContractId, cancellationToken));
}
