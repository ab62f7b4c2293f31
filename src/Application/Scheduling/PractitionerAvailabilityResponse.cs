using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>When a practitioner is open for individual sessions. Version 0, with nothing in it, until it is first written.</summary>
/// <param name="MostMinutesPerWeek">Minutes of sessions of a week at most, groups included; no limit where null.</param>
public sealed record PractitionerAvailabilityResponse(
    PractitionerId PractitionerId, int Version, IReadOnlyList<OpeningBody> Openings, int? MostMinutesPerWeek) : IResource
{
    internal static PractitionerAvailabilityResponse Of(PractitionerId practitionerId, PractitionerAvailability? availability) =>
        availability is null
            ? new(practitionerId, 0, [], null)
            : new(practitionerId, availability.Version, [.. availability.Openings.Select(OpeningBody.Of)], availability.MostMinutesPerWeek);
}
