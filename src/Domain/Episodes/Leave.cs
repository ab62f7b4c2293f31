using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Episodes;

/// <summary>An approved leave.</summary>
/// <param name="From">First day away.</param>
/// <param name="ExpectedReturnOn">First day back, as planned.</param>
/// <param name="ReturnedOn">First day back; null while away.</param>
public sealed record Leave(
    DateOnly From,
    DateOnly ExpectedReturnOn,
    LeaveReason Reason,
    PractitionerId ApprovedBy,
    DateTimeOffset RecordedAt,
    DateOnly? ReturnedOn);

public enum LeaveReason
{
    Medical,
    Hospital,
    Family,
    Travel,
    Work,
    Legal,
    Other,
}
