using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

/// <summary>What a programme agreed with a payer.</summary>
/// <param name="Payer">As the coverages of patients name it.</param>
/// <param name="EffectiveFrom">First day of service.</param>
/// <param name="EffectiveTo">Last day of service; null while no end is agreed.</param>
/// <param name="Services">One for each code at a time.</param>
public sealed record PayerContractResponse(
    PayerContractId Id,
    int Version,
    ProgramId ProgramId,
    string Payer,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    IReadOnlyList<ContractService> Services,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static PayerContractResponse Of(PayerContract contract) => new(
        contract.Id,
        contract.Version,
        contract.ProgramId,
        contract.Terms.Payer,
        contract.Terms.EffectiveFrom,
        contract.Terms.EffectiveTo,
        contract.Terms.Services,
        contract.EnteredInError,
        contract.CreatedAt,
        contract.UpdatedAt);
}
