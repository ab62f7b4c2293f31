using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Who pays for a patient and how far.</summary>
/// <param name="Identifiers">Member numbers, in the payer's naming system.</param>
/// <param name="Dependent">The payer's suffix for this member of a family that shares a number.</param>
/// <param name="Payer">Name of who pays.</param>
/// <param name="Priority">1 is asked first; the next one is asked for what is left to the patient.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive; none while it goes on.</param>
public sealed record CoverageResponse(
    CoverageId Id,
    int Version,
    PatientId PatientId,
    IReadOnlyList<Identifier> Identifiers,
    string? Dependent,
    string Payer,
    CoverageKind Kind,
    int Priority,
    DateOnly From,
    DateOnly? To,
    IReadOnlyList<BenefitPlanYear> PlanYears,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static CoverageResponse Of(PatientCoverage coverage) => new(
        coverage.Id,
        coverage.Version,
        coverage.PatientId,
        coverage.Identifiers,
        coverage.Dependent,
        coverage.Terms.Payer,
        coverage.Kind,
        coverage.Terms.Priority,
        coverage.Terms.From,
        coverage.Terms.To,
        coverage.Terms.PlanYears,
        coverage.EnteredInError,
        coverage.CreatedAt,
        coverage.UpdatedAt);
}
