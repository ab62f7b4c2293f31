using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>Whose contract a service is billed by, rule BIL-13.</summary>
public static class PayersOfDay
{
    /// <param name="coverages">Of the patient, in any order.</param>
    /// <param name="contracts">Of the programme.</param>
    /// <returns>Of the first payer, by priority, that covers the patient on that day and has a contract then; null where there is none.</returns>
    public static ContractTerms? ContractOn(
        DateOnly day, IEnumerable<KeyValuePair<CoverageId, CoverageTerms>> coverages, IReadOnlyCollection<ContractTerms> contracts) =>
        coverages
            .Where(coverage => coverage.Value.Covers(day))
            .OrderBy(coverage => coverage.Value.Priority)
            .ThenBy(coverage => coverage.Key)
            .Select(coverage => contracts.FirstOrDefault(contract => contract.IsWith(coverage.Value.Payer) && contract.IsEffectiveOn(day)))
            .FirstOrDefault(contract => contract is not null);
}
