using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>What becomes of goals and objectives, outside the signed document (D5).</summary>
public sealed partial class RecoveryPlan
{
    /// <exception cref="DomainException">
    /// 404; 409 ILLEGAL_TRANSITION; 422 REASON_REQUIRED, DATE_OUT_OF_ORDER, GOAL_OBJECTIVES_OPEN, GOAL_NOT_YET_MAINTAINED.
    /// </exception>
    public GoalRecord ChangeGoal(GoalId id, GoalAction action, string? reason, ContentProfilePolicy policy, Act act)
    {
        // A patient agrees or rejects while the plan is being written; the rest happens to a plan in force.
        if (action is not (GoalAction.Agree or GoalAction.Reject))
        {
            RequireInForce(action.ToString());
        }

        var goal = FindGoal(id);
        var record = Goals.FirstOrDefault(known => known.GoalId == id) ?? new GoalRecord(id, []);
        var next = record.Status.After(action) ?? throw CommonErrors.IllegalTransition(record.Status, action.ToString());
        if (action.NeedsReason() && string.IsNullOrWhiteSpace(reason))
        {
            throw RecoveryPlanErrors.ReasonRequired();
        }

        RequireInOrder(record.Transitions.Select(transition => transition.OccurredOn), act);
        if (action is GoalAction.Achieve)
        {
            RequireObjectivesClosed(goal);
        }

        if (action is GoalAction.Maintain
            && act.On.DayNumber - record.Transitions[^1].OccurredOn.DayNumber < policy.GoalMaintainedAfterDays)
        {
            throw RecoveryPlanErrors.NotYetMaintained(policy.GoalMaintainedAfterDays);
        }

        return Put(record, next, reason, act);
    }

    /// <exception cref="DomainException">404; 409 ILLEGAL_TRANSITION; 422 EVIDENCE_REQUIRED, DATE_OUT_OF_ORDER.</exception>
    public ObjectiveRecord AchieveObjective(ObjectiveId id, ObjectiveEvidence? evidence, string? reason, Act act)
    {
        var record = RequireObjective(id, ObjectiveStatus.Active, "achieve");
        return Put(
            record, ObjectiveStatus.Achieved, reason, evidence ?? throw RecoveryPlanErrors.EvidenceRequired(), act);
    }

    /// <exception cref="DomainException">404; 409 ILLEGAL_TRANSITION; 422 DATE_OUT_OF_ORDER.</exception>
    public ObjectiveRecord MissObjective(ObjectiveId id, string reason, ObjectiveEvidence? evidence, Act act) =>
        Put(RequireObjective(id, ObjectiveStatus.Active, "not-achieve"), ObjectiveStatus.NotAchieved, reason, evidence, act);

    /// <summary>Its goal no longer waits for it; it still counts as not achieved (D5).</summary>
    /// <exception cref="DomainException">404; 409 ILLEGAL_TRANSITION; 422 DATE_OUT_OF_ORDER.</exception>
    public ObjectiveRecord WaiveObjective(ObjectiveId id, string reason, Act act)
    {
        RequireInForce("waive");
        var record = FindRecord(id);
        if (record.Status is ObjectiveStatus.Achieved || record.IsWaived)
        {
            throw CommonErrors.IllegalTransition(record.Status, "waive");
        }

        RequireInOrder(DaysOf(record), act);
        return Put(record with { Waivers = [.. record.Waivers, new ObjectiveWaiver(act.On, act.At, act.By, reason)] });
    }

    /// <summary>Open again: what was achieved no longer holds, what was given up is taken up, or a waiver ends.</summary>
    /// <exception cref="DomainException">404; 409 ILLEGAL_TRANSITION; 422 DATE_OUT_OF_ORDER.</exception>
    public ObjectiveRecord ReactivateObjective(ObjectiveId id, string reason, Act act)
    {
        RequireInForce("reactivate");
        var record = FindRecord(id);
        if (!record.IsClosed)
        {
            throw CommonErrors.IllegalTransition(record.Status, "reactivate");
        }

        var reopened = record with
        {
            Waivers = [.. record.Waivers.Select(waiver => waiver with { EndedOn = waiver.EndedOn ?? act.On, EndedAt = waiver.EndedAt ?? act.At })],
        };
        return Put(reopened, ObjectiveStatus.Active, reason, evidence: null, act);
    }

    /// <summary>Holds a measured value against the target of the version in force. A clinician confirms what it proposes.</summary>
    /// <exception cref="DomainException">404; 409 ILLEGAL_TRANSITION; 422 OUT_OF_RANGE, OBJ_NOT_MEASURABLE.</exception>
    public ObjectiveOutcome RecordOutcome(ObjectiveOutcomeId id, ObjectiveId objectiveId, decimal value, ObjectiveEvidence? evidence, Act act)
    {
        RequireInForce("record an outcome");
        var objective = FindObjective(objectiveId);
        if (objective.Measurement is not { } measurement || SmartChecks.IsNotMeasurable(measurement))
        {
            throw RecoveryPlanErrors.ObjectiveNotMeasurable();
        }

        if (!ObjectiveMeasures.Of(measurement.Measure!.Value).Contains(value))
        {
            throw RecoveryPlanErrors.OutcomeOutOfRange();
        }

        var inTime = objective.TargetDate is not { } targetDate || act.On <= targetDate;
        var outcome = new ObjectiveOutcome(id, value, act.On, act.At, act.By, inTime && measurement.IsMetBy(value), evidence);
        var record = FindRecord(objectiveId);
        Objectives =
        [
            .. Objectives.Where(known => known.ObjectiveId != objectiveId),
            record with { Outcomes = [.. record.Outcomes.Append(outcome).OrderBy(known => known.MeasuredOn)] },
        ];
        Record(new ObjectiveOutcomeRecorded(this, objectiveId, outcome));
        return outcome;
    }

    /// <summary>The value was not measured like that: it stays readable, and proposes nothing any more (D9).</summary>
    /// <exception cref="DomainException">404; 409 ENTERED_IN_ERROR where it is already.</exception>
    public ObjectiveOutcome EnterOutcomeInError(ObjectiveId objectiveId, ObjectiveOutcomeId id, EnteredInError mark)
    {
        var record = Objectives.FirstOrDefault(known => known.ObjectiveId == objectiveId) ?? throw CommonErrors.NotFound();
        var wrong = record.Outcomes.FirstOrDefault(outcome => outcome.Id == id) ?? throw CommonErrors.NotFound();
        if (wrong.EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }

        var marked = wrong with { EnteredInError = mark };
        Objectives =
        [
            .. Objectives.Where(known => known != record),
            record with { Outcomes = [.. record.Outcomes.Select(outcome => outcome == wrong ? marked : outcome)] },
        ];
        Record(new ObjectiveOutcomeEnteredInError(this, objectiveId, marked));
        return marked;
    }

    /// <summary>The objectives of the version in force on that day, with what was known of them (D10).</summary>
    public IReadOnlyList<ObjectiveStanding> ObjectiveStandings(DateOnly asOf, DateTimeOffset knownAt)
    {
        var records = Objectives.ToDictionary(record => record.ObjectiveId, record => record.AsOf(asOf, knownAt));
        return
        [
            .. (VersionAsOf(asOf, knownAt)?.Document.AllObjectives() ?? []).Select(objective =>
                records.TryGetValue(objective.Id!.Value, out var record)
                    ? new ObjectiveStanding(objective, record.Status, record.IsWaived)
                    : new ObjectiveStanding(objective, ObjectiveStatus.Active, IsWaived: false)),
        ];
    }

    /// <summary>Objectives of the version in force on that day that are open, of goals that are worked on (J.3), as known at that instant.</summary>
    public IReadOnlyList<(Goal Goal, Objective Objective)> ActiveObjectives(DateOnly asOf, DateTimeOffset knownAt)
    {
        var open = ObjectiveStandings(asOf, knownAt)
            .Where(standing => standing is { Status: ObjectiveStatus.Active, IsWaived: false })
            .Select(standing => standing.Objective.Id)
            .ToHashSet();
        var active = Goals.Select(record => record.AsOf(asOf, knownAt)).Where(record => record.Status is GoalStatus.Active).Select(record => record.GoalId).ToHashSet();
        return
        [
            .. from goal in VersionAsOf(asOf, knownAt)?.Document.AllGoals() ?? []
               where active.Contains(goal.Id!.Value)
               from objective in goal.Objectives
               where open.Contains(objective.Id)
               select (goal, objective),
        ];
    }

    /// <summary>Objectives of the version in force that are open past their target date (B.4).</summary>
    public IReadOnlyList<ObjectiveId> OverdueObjectives(DateOnly today)
    {
        var closed = Objectives.Where(record => record.IsClosed).Select(record => record.ObjectiveId).ToHashSet();
        return
        [
            .. (InForce?.Document.AllObjectives() ?? [])
                .Where(objective => objective.TargetDate < today && !closed.Contains(objective.Id!.Value))
                .Select(objective => objective.Id!.Value),
        ];
    }

    // The patient's signature under the plan is the patient's agreement with its goals.
    private void PutGoalsInForce(PlanVersion version, Act act)
    {
        foreach (var goal in version.Document.AllGoals())
        {
            var record = Goals.FirstOrDefault(known => known.GoalId == goal.Id) ?? new GoalRecord(goal.Id!.Value, []);
            if (record.Status is GoalStatus.Proposed && version.PatientSignatureStatus is PatientSignatureStatus.Signed)
            {
                record = Put(record, GoalStatus.Agreed, null, act);
            }

            if (record.Status is GoalStatus.Agreed)
            {
                Put(record, GoalStatus.Active, null, act);
            }
        }
    }

    private void RequireObjectivesClosed(Goal goal)
    {
        var open = goal.Objectives
            .Where(objective => objective.IsRequired)
            .Where(objective => FindRecord(objective.Id!.Value) is { Status: not ObjectiveStatus.Achieved, IsWaived: false })
            .Select(objective => objective.Id!.Value.Value)
            .ToHashSet();
        if (open.Count > 0)
        {
            throw RecoveryPlanErrors.GoalObjectivesOpen(
                PlanItems.Of(InForce!.Document).Where(item => item.Id is { } id && open.Contains(id)).ToList());
        }
    }

    private ObjectiveRecord RequireObjective(ObjectiveId id, ObjectiveStatus status, string action)
    {
        RequireInForce(action);
        var record = FindRecord(id);
        return record.Status == status && !record.IsWaived ? record : throw CommonErrors.IllegalTransition(record.Status, action);
    }

    private void RequireInForce(string action)
    {
        if (InForce is null)
        {
            throw CommonErrors.IllegalTransition(Status, action);
        }
    }

    private static void RequireInOrder(IEnumerable<DateOnly> occurred, Act act)
    {
        if (occurred.Any(day => day > act.On))
        {
            throw RecoveryPlanErrors.OutOfOrder();
        }
    }

    private static IEnumerable<DateOnly> DaysOf(ObjectiveRecord record) =>
        record.Transitions.Select(transition => transition.OccurredOn).Concat(record.Waivers.Select(waiver => waiver.OccurredOn));

    private Goal FindGoal(GoalId id) =>
        OpenDocuments().SelectMany(content => content.AllGoals()).FirstOrDefault(goal => goal.Id == id) ?? throw CommonErrors.NotFound();

    private Objective FindObjective(ObjectiveId id) =>
        OpenDocuments().SelectMany(content => content.AllObjectives()).FirstOrDefault(objective => objective.Id == id)
        ?? throw CommonErrors.NotFound();

    private ObjectiveRecord FindRecord(ObjectiveId id) =>
        Objectives.FirstOrDefault(record => record.ObjectiveId == id) ?? ObjectiveRecord.New(FindObjective(id).Id!.Value);

    private IEnumerable<PlanContent> OpenDocuments() =>
        new[] { InForce, Unsigned }.OfType<PlanVersion>().Select(version => version.Document);

    private GoalRecord Put(GoalRecord record, GoalStatus status, string? reason, Act act)
    {
        var changed = record with
        {
            Transitions = [.. record.Transitions, new GoalTransition(status, act.On, act.At, act.By, reason)],
        };
        Goals = [.. Goals.Where(known => known.GoalId != record.GoalId), changed];
        Record(new GoalChanged(this, record.GoalId, status));
        return changed;
    }

    private ObjectiveRecord Put(
        ObjectiveRecord record, ObjectiveStatus status, string? reason, ObjectiveEvidence? evidence, Act act)
    {
        RequireInOrder(DaysOf(record), act);
        return Put(record with
        {
            Transitions = [.. record.Transitions, new ObjectiveTransition(status, act.On, act.At, act.By, reason, evidence)],
        });
    }

    private ObjectiveRecord Put(ObjectiveRecord changed)
    {
        Objectives = [.. Objectives.Where(known => known.ObjectiveId != changed.ObjectiveId), changed];
        Record(new ObjectiveChanged(this, changed.ObjectiveId, changed.Status));
        return changed;
    }
}
