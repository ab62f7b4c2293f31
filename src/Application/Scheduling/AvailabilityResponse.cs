using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>When a patient is bound elsewhere, and what suits best. Version 0, with nothing in it, until it is first written.</summary>
public sealed record AvailabilityResponse(
    PatientId PatientId, int Version, IReadOnlyList<Commitment> Commitments, SchedulePreferences Preferences) : IResource
{
    internal static AvailabilityResponse Of(PatientId patientId, PatientAvailability? availability) => availability is null
        ? new(patientId, 0, [], SchedulePreferences.None)
        : new(patientId, availability.Version, availability.Commitments, availability.Preferences);
}
