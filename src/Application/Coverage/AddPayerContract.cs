using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Coverage;

public sealed record AddPayerContract(PayerContractBody Body) : ICommand<PayerContractResponse>;

internal sealed class AddPayerContractValidator : AbstractValidator<AddPayerContract>
{
    public AddPayerContractValidator() => RuleFor(command => command.Body).SetValidator(new PayerContractBodyValidator());
}

internal sealed class AddPayerContractHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<AddPayerContract, PayerContractResponse>
{
    public async Task<PayerContractResponse> Handle(AddPayerContract command, CancellationToken cancellationToken)
    {
        var id = command.Body.ProgramId;

        // Two contracts at once would not see each other.
        await db.LockAsync<Program>(id.Value, cancellationToken);
        var program = await db.Programs.AsNoTracking().FirstOrDefaultAsync(program => program.Id == id, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/programId");
        var contract = PayerContract.Add(
            TypedId.New<PayerContractId>(clock.GetUtcNow()),
            program,
            command.Body.ToTerms(),
            await db.Organizations.Select(organization => organization.Currency).SingleAsync(cancellationToken),
            await db.PayerContracts.AsNoTracking().Where(other => other.ProgramId == id).ToListAsync(cancellationToken));
        db.PayerContracts.Add(contract);
        await db.SaveChangesAsync(cancellationToken);
        return PayerContractResponse.Of(contract);
    }
}
