using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>What became of a goal, over all versions of the plan (D5). A goal without a record is Proposed.</summary>
public sealed record GoalRecord(GoalId GoalId, IReadOnlyList<GoalTransition> Transitions)
{
    public GoalStatus Status => Transitions.Count == 0 ? GoalStatus.Proposed : Transitions[^1].To;

    public GoalRecord AsOf(DateOnly asOf, DateTimeOffset knownAt) => this with
    {
        Transitions = [.. Transitions.Where(transition => Act.IsSeen(transition.OccurredOn, transition.RecordedAt, asOf, knownAt))],
    };
}

public sealed record GoalTransition(
    GoalStatus To, DateOnly OccurredOn, DateTimeOffset RecordedAt, Actor By, string? Reason = null);

/// <summary>domain.md J.3.</summary>
public enum GoalStatus
{
    Proposed,
    Agreed,
    Rejected,
    Active,
    OnHold,
    Achieved,
    NotAchieved,
    Abandoned,

    /// <summary>Still met some time after it was achieved.</summary>
    Maintained,
}

public enum GoalAction
{
    Agree,
    Reject,
    Activate,
    Hold,
    Resume,
    Achieve,
    Maintain,
    Abandon,

    /// <summary>A regression: what was achieved no longer holds.</summary>
    Reactivate,
}

public static class GoalTransitions
{
    /// <returns>Null when the action is not possible in this status.</returns>
    public static GoalStatus? After(this GoalStatus from, GoalAction action) => (from, action) switch
    {
        (GoalStatus.Proposed, GoalAction.Agree) => GoalStatus.Agreed,
        (GoalStatus.Proposed, GoalAction.Reject) => GoalStatus.Rejected,
        (GoalStatus.Agreed, GoalAction.Activate) => GoalStatus.Active,
        (GoalStatus.Active, GoalAction.Hold) => GoalStatus.OnHold,
        (GoalStatus.OnHold, GoalAction.Resume) => GoalStatus.Active,
        (GoalStatus.Active, GoalAction.Achieve) => GoalStatus.Achieved,
        (GoalStatus.Active or GoalStatus.OnHold, GoalAction.Abandon) => GoalStatus.Abandoned,
        (GoalStatus.Achieved, GoalAction.Maintain) => GoalStatus.Maintained,
        (GoalStatus.Achieved, GoalAction.Reactivate) => GoalStatus.Active,
        _ => null,
    };

    /// <summary>Actions that say why.</summary>
    public static bool NeedsReason(this GoalAction action) =>
        action is GoalAction.Reject or GoalAction.Hold or GoalAction.Abandon or GoalAction.Reactivate;
}
