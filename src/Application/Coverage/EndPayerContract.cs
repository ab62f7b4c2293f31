using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

public sealed record EndPayerContract(PayerContractId ContractId, IfMatch IfMatch, EndPayerContractBody Body) : ICommand<PayerContractResponse>;

/// <param name="EffectiveTo">Last day of service, not later than agreed before.</param>
public sealed record EndPayerContractBody(DateOnly EffectiveTo);

internal sealed class EndPayerContractHandler(IAppDbContext db) : IRequestHandler<EndPayerContract, PayerContractResponse>
{
    public async Task<PayerContractResponse> Handle(EndPayerContract command, CancellationToken cancellationToken)
    {
        var contract = await db.PayerContracts.GetForChangeAsync(contract => contract.Id == command.ContractId, command.IfMatch, cancellationToken);
        contract.End(command.Body.EffectiveTo);
        await db.SaveChangesAsync(cancellationToken);
        return PayerContractResponse.Of(contract);
    }
}
