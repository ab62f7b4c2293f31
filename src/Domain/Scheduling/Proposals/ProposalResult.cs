namespace TreatmentPlans.Domain.Scheduling.Proposals;

public enum ProposalProof
{
    /// <summary>Proven: no plan fills more weeks of patients, and none that fills as many costs less.</summary>
    Optimal,

    /// <summary>A plan that keeps every rule; a better one was not excluded in the time given.</summary>
    Feasible,

    /// <summary>Proven: not one week of one patient can be filled.</summary>
    Infeasible,

    /// <summary>No plan was found in the time given.</summary>
    Unknown,
}

/// <summary>A plan, how good it is proven to be, and why weeks were not filled.</summary>
/// <param name="MostPlaced">Proven: no plan fills more weeks of patients.</param>
/// <param name="CostBound">Proven: no plan that fills <paramref name="MostPlaced"/> weeks costs less.</param>
/// <param name="Obstacles">One for each week of a patient that is needed and not filled.</param>
public sealed record ProposalResult(
    ProposalProof Proof, ProposalPlan Plan, ProposalCost Cost, int MostPlaced, int CostBound, IReadOnlyList<Obstacle> Obstacles)
{
    /// <summary>
    /// How far the plan may be from the best, 0 to 1: the share of the cost not proven necessary where no plan fills more weeks; the
    /// whole while one may.
    /// </summary>
    public double Gap => Plan.Placed < MostPlaced ? 1 : Cost.Total == 0 ? 0 : (Cost.Total - CostBound) / (double)Cost.Total;
}

/// <summary>
/// Rules that together stand in the way of a patient's week, all other placements of the plan given. Irreducible: without any one of
/// them the others can be kept.
/// </summary>
/// <param name="Rules">Null where time ran out before they were known.</param>
public sealed record Obstacle(int Patient, int Week, IReadOnlyList<ProposalRule>? Rules);

public enum ProposalRuleKind
{
    /// <summary>The minutes of the week that level of care, age and phase demand.</summary>
    WeeklyHours,

    /// <summary>The most minutes of the week that the level allows.</summary>
    MostWeeklyHours,

    /// <summary>The individual sessions due in the week.</summary>
    IndividualSessions,

    /// <summary>Commitments that do not move, of a day, with the way there and back.</summary>
    Availability,

    /// <summary>Nobody is in two sessions at once, of a day, booked ones among them, with the way there and back.</summary>
    PatientOverlap,

    /// <summary>Seats of a group.</summary>
    Seats,

    /// <summary>The programme is closed on a day.</summary>
    Closure,

    /// <summary>A practitioner's credential is valid on the day.</summary>
    Credential,

    /// <summary>A virtual session takes a licence for the state where the patient is.</summary>
    LicenceState,

    /// <summary>A practitioner is in one session at a time.</summary>
    PractitionerOverlap,

    /// <summary>A practitioner's minutes of the week.</summary>
    PractitionerLoad,

    /// <summary>A room holds one session at a time.</summary>
    RoomOverlap,
}

/// <param name="Subject">The day, group, practitioner or room of the problem that the rule is of; null where it is of the patient's week.</param>
public readonly record struct ProposalRule(ProposalRuleKind Kind, int? Subject = null);
