using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>What became of an objective, over all versions of the plan (D5). An objective without a record is Active.</summary>
public sealed record ObjectiveRecord(
    ObjectiveId ObjectiveId,
    IReadOnlyList<ObjectiveTransition> Transitions,
    IReadOnlyList<ObjectiveWaiver> Waivers,
    IReadOnlyList<ObjectiveOutcome> Outcomes)
{
    public ObjectiveStatus Status => Transitions.Count == 0 ? ObjectiveStatus.Active : Transitions[^1].To;

    /// <summary>The goal no longer waits for it. It still counts as not achieved (D5).</summary>
    public bool IsWaived => Waivers.Any(waiver => waiver.EndedAt is null);

    /// <summary>Achieved, not achieved or waived.</summary>
    public bool IsClosed => Status is not ObjectiveStatus.Active || IsWaived;

    /// <summary>The last value that was measured, and holds, meets the target of an objective that is open: a clinician may confirm.</summary>
    public bool IsProposedAsAchieved =>
        !IsClosed && Outcomes.LastOrDefault(outcome => outcome.EnteredInError is null) is { MeetsTarget: true };

    public static ObjectiveRecord New(ObjectiveId id) => new(id, [], [], []);

    public ObjectiveRecord AsOf(DateOnly asOf, DateTimeOffset knownAt) => this with
    {
        Transitions = [.. Transitions.Where(transition => Act.IsSeen(transition.OccurredOn, transition.RecordedAt, asOf, knownAt))],
        Waivers =
        [
            .. Waivers
                .Where(waiver => Act.IsSeen(waiver.OccurredOn, waiver.RecordedAt, asOf, knownAt))
                .Select(waiver => waiver.EndedOn <= asOf && waiver.EndedAt <= knownAt
                    ? waiver
                    : waiver with { EndedOn = null, EndedAt = null }),
        ],
        Outcomes =
        [
            .. Outcomes
                .Where(outcome => Act.IsSeen(outcome.MeasuredOn, outcome.RecordedAt, asOf, knownAt))
                .Select(outcome => outcome.EnteredInError?.At > knownAt ? outcome with { EnteredInError = null } : outcome),
        ],
    };
}

public sealed record ObjectiveTransition(
    ObjectiveStatus To,
    DateOnly OccurredOn,
    DateTimeOffset RecordedAt,
    Actor By,
    string? Reason = null,
    ObjectiveEvidence? Evidence = null);

public sealed record ObjectiveWaiver(
    DateOnly OccurredOn,
    DateTimeOffset RecordedAt,
    Actor By,
    string Reason,
    DateOnly? EndedOn = null,
    DateTimeOffset? EndedAt = null);

/// <summary>A value that was measured.</summary>
/// <param name="MeetsTarget">
/// It satisfies the comparator, and was measured on or before the target date: the objective is proposed as achieved, and a
/// clinician confirms. A value entered in error proposes nothing.
/// </param>
public sealed record ObjectiveOutcome(
    ObjectiveOutcomeId Id,
    decimal Value,
    DateOnly MeasuredOn,
    DateTimeOffset RecordedAt,
    Actor By,
    bool MeetsTarget,
    ObjectiveEvidence? Evidence = null,
    EnteredInError? EnteredInError = null);

/// <summary>Where the proof is.</summary>
/// <param name="Reference">Id of the record.</param>
public sealed record ObjectiveEvidence(EvidenceKind Kind, string Reference);

public enum EvidenceKind
{
    Observation,
    SessionNote,
    Homework,
}

public enum ObjectiveStatus
{
    Active,
    Achieved,
    NotAchieved,
}

/// <summary>An objective of the version in force, with what became of it.</summary>
public sealed record ObjectiveStanding(Objective Objective, ObjectiveStatus Status, bool IsWaived);
