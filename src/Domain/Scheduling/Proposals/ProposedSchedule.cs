using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling.Proposals;

/// <summary>One patient's weeks.</summary>
public sealed record ProposedPatient(EpisodeId EpisodeId, IReadOnlyList<ProposedWeek> Weeks);

/// <summary>One ISO week of a patient.</summary>
/// <param name="NeededMinutes">Least minutes of treatment, beside what is booked.</param>
/// <param name="IndividualsDue">Individual sessions, beside those that are booked.</param>
/// <param name="IsFilled">Whether the week has what it needs, with what is proposed.</param>
/// <param name="Groups">Each with all its sessions of the week.</param>
/// <param name="Obstacles">Rules that together stand in the way of a week that is not filled, none of them to spare; null where time ran out before they were known.</param>
public sealed record ProposedWeek(
    DateOnly MondayOn,
    int NeededMinutes,
    int IndividualsDue,
    bool IsFilled,
    IReadOnlyList<ProposedGroup> Groups,
    IReadOnlyList<ProposedSession> Individuals,
    IReadOnlyList<ProposedObstacle>? Obstacles);

public sealed record ProposedGroup(TherapyGroupId GroupId, IReadOnlyList<SessionId> SessionIds);

/// <summary>An individual session to be.</summary>
/// <param name="Room">Null where it is virtual.</param>
/// <param name="VirtualLink">Where to join.</param>
public sealed record ProposedSession(PractitionerId PractitionerId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Room, string? VirtualLink);

/// <summary>One rule that stands in the way.</summary>
/// <param name="Text">In words. It names no other patient.</param>
/// <param name="On">The day that the rule is of.</param>
public sealed record ProposedObstacle(
    ProposalRuleKind Rule, string Text, DateOnly? On, TherapyGroupId? GroupId, PractitionerId? PractitionerId, string? Room);

/// <summary>What a search ended with.</summary>
/// <param name="Gap">How far it may be from the best, 0 to 1.</param>
/// <param name="Placed">Weeks of patients that are filled.</param>
/// <param name="Needed">Weeks of patients that need something.</param>
/// <param name="MostPlaced">Proven: no proposal fills more.</param>
/// <param name="CostBound">Proven: none that fills as many costs less.</param>
public sealed record ProposalOutcome(
    ProposalProof Proof, double Gap, int Placed, int Needed, int MostPlaced, ProposalCost Cost, int CostBound);
