using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>One thing that would come of a booking, or that was looked at and is fine.</summary>
/// <param name="Code">Of the refusal that the booking would meet, or of the warning; null where all is fine.</param>
/// <param name="SessionId">Null where it is of the booking as a whole, of a week, or of a session that is not scheduled yet.</param>
/// <param name="StartsAt">Of the session.</param>
/// <param name="WeekOf">Its Monday, where it is of a week.</param>
public sealed record BookingEffect(
    BookingAspect Aspect,
    BookingOutcome Outcome,
    string? Code,
    string Detail,
    SessionId? SessionId = null,
    DateTimeOffset? StartsAt = null,
    DateOnly? WeekOf = null);

public enum BookingAspect
{
    /// <summary>The patient, the episode, and whether group or session take anybody.</summary>
    Standing,

    Capacity,

    /// <summary>Patient, practitioner or room is elsewhere at the time.</summary>
    Conflict,

    /// <summary>What the patient is bound to at the time, and what suits best.</summary>
    Availability,

    /// <summary>Days on which the programme is closed.</summary>
    Closure,

    /// <summary>Credential and licence of who runs the session.</summary>
    Credential,

    WeeklyHours,

    Consent,

    /// <summary>Units that the payer has authorized.</summary>
    Authorization,
}

public enum BookingOutcome
{
    Fine,

    /// <summary>The booking would be taken; somebody should know.</summary>
    Warning,

    /// <summary>The booking would be refused.</summary>
    Refused,

    /// <summary>Nothing of the kind is kept here yet, so that it was not looked at.</summary>
    NotKept,
}
