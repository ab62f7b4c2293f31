using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>What a payer is asked for.</summary>
/// <param name="CoverageId">Whose payer is asked.</param>
/// <param name="Payer">Its name, as the coverage had it at the time.</param>
/// <param name="Units">In units of <paramref name="UnitType"/>.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="LevelOfCare">Of the care that it is for: when the episode leaves that level, it ends.</param>
/// <param name="Expedited">The payer decides by the shorter clock.</param>
/// <param name="PreviousId">What it continues; null of a first one.</param>
public sealed record AuthorizationRequest(
    CoverageId CoverageId,
    string Payer,
    IReadOnlyList<string> ServiceCodes,
    AuthorizationUnit UnitType,
    decimal Units,
    DateOnly From,
    DateOnly To,
    LevelOfCare LevelOfCare,
    bool Expedited,
    AuthorizationId? PreviousId);

/// <summary>What the payer granted.</summary>
/// <param name="To">Last day, inclusive.</param>
public sealed record AuthorizationGrant(decimal Units, DateOnly From, DateOnly To);

/// <summary>What a payer said.</summary>
/// <param name="Number">The payer's, of what it granted.</param>
/// <param name="Grant">Null where nothing was granted.</param>
/// <param name="Reason">The payer's, as it gave it.</param>
/// <param name="Reviewer">Who decided there, and how to reach them.</param>
/// <param name="DecidedOn">By the payer.</param>
public sealed record PayerDecision(
    AuthorizationOutcome Outcome, string? Number, AuthorizationGrant? Grant, string? Reason, string? Reviewer, DateOnly DecidedOn);

public enum AuthorizationOutcome
{
    /// <summary>The payer wants to know more; it goes on with another submission.</summary>
    Pended,

    /// <summary>All of what was asked for, or a part.</summary>
    Approved,

    /// <summary>Nothing; after an appeal, what was decided before stands.</summary>
    Denied,
}

/// <summary>Domain J.7. Where it stands by itself: by the days of its period, and by what is left of it.</summary>
public enum AuthorizationStatus
{
    Draft,
    Submitted,

    /// <summary>The payer wants to know more.</summary>
    Pended,

    /// <summary>Its period has yet to begin.</summary>
    Approved,

    /// <summary>As above, with fewer units than were asked for.</summary>
    PartiallyApproved,
    Denied,
    Appealed,

    /// <summary>Denied again after the appeal.</summary>
    UpheldDenied,

    /// <summary>In its period, with something left.</summary>
    Active,

    /// <summary>Nothing is left; a correction of what was done may leave something again.</summary>
    Exhausted,

    /// <summary>Its period is over.</summary>
    Expired,

    /// <summary>Ended before its period was over: discharge, another level of care, another coverage.</summary>
    Terminated,
}

/// <param name="On">Of the programme; of a decision, the payer's.</param>
/// <param name="By">Null where a client without a person said so, or the service itself.</param>
/// <param name="Reason">In words; null where there is none to give.</param>
public sealed record AuthorizationStep(AuthorizationStatus Status, DateOnly On, PractitionerId? By, DateTimeOffset At, string? Reason);
