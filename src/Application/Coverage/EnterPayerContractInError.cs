using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

public sealed record EnterPayerContractInError(PayerContractId ContractId, IfMatch IfMatch, EnterInErrorBody Body) : ICommand<PayerContractResponse>;

internal sealed class EnterPayerContractInErrorValidator : AbstractValidator<EnterPayerContractInError>
{
    public EnterPayerContractInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterPayerContractInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterPayerContractInError, PayerContractResponse>
{
    public async Task<PayerContractResponse> Handle(EnterPayerContractInError command, CancellationToken cancellationToken)
    {
        var contract = await db.PayerContracts.GetForChangeAsync(contract => contract.Id == command.ContractId, command.IfMatch, cancellationToken);
        contract.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return PayerContractResponse.Of(contract);
    }
}
