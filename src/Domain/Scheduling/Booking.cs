using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

public enum ResourceKind
{
    Practitioner,
    Room,
    Patient,
}

/// <summary>Needs somebody or something from one instant to another, exclusive.</summary>
/// <param name="Resource">An id, or the name of a room.</param>
public sealed record ResourceClaim(ResourceKind Kind, string Resource, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    public static ResourceClaim Of(PractitionerId practitioner, SessionTimes times) =>
        new(ResourceKind.Practitioner, practitioner.Value.ToString(), times.StartsAt, times.EndsAt);

    /// <summary>However its name is written: one room is one room.</summary>
    public static ResourceClaim OfRoom(string room, SessionTimes times) =>
        new(ResourceKind.Room, room.Trim().ToUpperInvariant(), times.StartsAt, times.EndsAt);

    public static ResourceClaim Of(PatientId patient, DateTimeOffset startsAt, DateTimeOffset endsAt) =>
        new(ResourceKind.Patient, patient.Value.ToString(), startsAt, endsAt);

    public bool Clashes(ResourceClaim other) =>
        (Kind, Resource) == (other.Kind, other.Resource) && StartsAt < other.EndsAt && other.StartsAt < EndsAt;
}

/// <summary>An aggregate that takes the time of somebody or something. Nobody and nothing is taken twice at a time.</summary>
public interface IClaimant
{
    /// <summary>None once it does not take place.</summary>
    IReadOnlyList<ResourceClaim> Claims { get; }
}

/// <summary>A claim as it is kept beside the aggregates, in their transactions, to find and to forbid the second one.</summary>
/// <param name="HolderId">The session, or the attendance record of a patient.</param>
public sealed record Booking(
    OrganizationId OrganizationId, Guid HolderId, ResourceKind Kind, string Resource, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    public ResourceClaim Claim => new(Kind, Resource, StartsAt, EndsAt);
}
