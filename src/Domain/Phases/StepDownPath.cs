using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Phases;

/// <summary>All phases of one episode, in order; moves between them so that one, and only one, is active (rule PHS-1).</summary>
public sealed class StepDownPath
{
    private List<StepDownPhase> _phases;

    /// <param name="phases">Every phase of the episode.</param>
    public StepDownPath(IEnumerable<StepDownPhase> phases) => _phases = InOrder(phases);

    public IReadOnlyList<StepDownPhase> Phases => _phases;

    /// <summary>From admission to discharge there is one.</summary>
    public StepDownPhase Active => _phases.Single(phase => phase.Status == PhaseStatus.Active);

    /// <summary>The next phase that the plan foresees; null at the end of the path.</summary>
    public StepDownPhase? Next => Ahead.FirstOrDefault();

    private IEnumerable<StepDownPhase> Ahead =>
        _phases.Where(phase => phase.Status == PhaseStatus.Planned && phase.Sequence > Active.Sequence);

    /// <summary>Null before a phase had started, and where the start was not known yet.</summary>
    public PhaseStanding? StandingAsOf(DateOnly asOf, DateTimeOffset knownAt)
    {
        if (_phases.Where(phase => phase.IsActiveAsOf(asOf, knownAt)).MaxBy(phase => phase.StartedOn) is not { } active)
        {
            return null;
        }

        var place = active.PlaceAsOf(asOf, knownAt)!;
        var next = _phases
            .Select(phase => phase.PlaceAsOf(asOf, knownAt))
            .Where(other => other is { IsAhead: true } && other.Sequence > place.Sequence)
            .MinBy(other => other!.Sequence);
        return new PhaseStanding(active, place, next);
    }

    /// <summary>
    /// Brings the phases in line with the plan that has just been signed: new ones are added, changed ones follow, dropped ones
    /// end. The phase that admission opened becomes the first of the path; where that one exits by the plan's signatures, it is
    /// completed and the next one starts.
    /// </summary>
    /// <returns>The phases that are new.</returns>
    /// <param name="planned">The path of the signed version.</param>
    public IReadOnlyList<StepDownPhase> Follow(
        Episode episode, IReadOnlyList<PlannedPhase> planned, DateOnly on, DateTimeOffset now)
    {
        var path = planned.OrderBy(phase => phase.Sequence).ToList();
        if (Active is { PlannedPhaseId: null } beside && ItemFor(beside, path) is { } its)
        {
            beside.Follow(its, on, now);
        }

        List<StepDownPhase> added = [];
        foreach (var item in path)
        {
            if (_phases.FirstOrDefault(phase => phase.PlannedPhaseId == item.Id) is not { } known)
            {
                added.Add(StepDownPhase.Plan(TypedId.New<StepDownPhaseId>(now), episode, item, on, now));
            }
            else if (known.Status is PhaseStatus.Planned or PhaseStatus.Active)
            {
                known.Follow(item, on, now);
            }
        }

        foreach (var dropped in _phases.Where(phase => phase.Status == PhaseStatus.Planned && path.All(item => item.Id != phase.PlannedPhaseId)))
        {
            dropped.Drop(on, now);
        }

        _phases = InOrder([.. _phases, .. added]);
        if (Active.Exit == PhaseExit.PlanSigned && Next is { } next)
        {
            Active.Complete(on, null, now);
            next.Start(on, null, now);
        }

        return added;
    }

    /// <summary>
    /// Ends a phase that exits by date once its planned last day has passed, and starts the next one. Only at the same level: another
    /// level takes a decision.
    /// </summary>
    /// <returns>False where a person has to decide how to go on.</returns>
    public bool AdvanceByDate(DateTimeOffset now)
    {
        var leaving = Active;
        if (Next is not { } next || next.LevelOfCare != leaving.LevelOfCare || leaving.PlannedEndOn < leaving.StartedOn)
        {
            return false;
        }

        var on = leaving.PlannedEndOn!.Value.AddDays(1);
        leaving.Complete(on, null, now);
        next.Start(on, null, now);
        return true;
    }

    /// <summary>
    /// Executes a decision: closes the active phase and opens the next. A phase of the plan at the level decided for is taken, and those it
    /// passes over are dropped; where the plan has none, one is opened beside it. <see cref="LevelOfCareDecisionType.Continue"/> moves nothing.
    /// </summary>
    /// <returns>The phase that is new, if one was opened beside the plan.</returns>
    /// <param name="minimumHoursPerWeek">What the level itself demands, for a phase beside the plan.</param>
    public StepDownPhase? Move(LevelOfCareDecision decision, decimal minimumHoursPerWeek, DateTimeOffset now)
    {
        if (decision.DecisionType == LevelOfCareDecisionType.Continue)
        {
            return null;
        }

        var leaving = Active;
        var entered = decision.RankChange > 0 ? null : Ahead.FirstOrDefault(phase => phase.LevelOfCare == decision.ToLevel);
        foreach (var passedOver in Ahead.TakeWhile(phase => entered is not null && phase != entered).ToList())
        {
            passedOver.Drop(decision.EffectiveOn, now);
        }

        if (decision.RankChange > 0)
        {
            leaving.StepUp(decision.EffectiveOn, decision.Id, now);
        }
        else
        {
            leaving.Complete(decision.EffectiveOn, decision.Id, now);
        }

        if (entered is not null)
        {
            entered.Start(decision.EffectiveOn, decision, now);
            return null;
        }

        var opened = StepDownPhase.OpenBesidePlan(
            TypedId.New<StepDownPhaseId>(now), leaving, decision, minimumHoursPerWeek, now);
        _phases = InOrder([.. _phases, opened]);
        return opened;
    }

    /// <summary>
    /// The episode has ended: completed treatment completes the active phase, any other end interrupts it (D12), and what was still to come
    /// is dropped.
    /// </summary>
    /// <param name="on">The first day out of care.</param>
    public void End(bool completed, DateOnly on, DateTimeOffset now)
    {
        foreach (var planned in _phases.Where(phase => phase.Status == PhaseStatus.Planned))
        {
            planned.Drop(on, now);
        }

        if (completed)
        {
            Active.Complete(on, null, now);
        }
        else
        {
            Active.Interrupt(on, now);
        }
    }

    /// <summary>What admission opened is the first of the path; what a decision opened is the item that the next version made for it.</summary>
    private PlannedPhase? ItemFor(StepDownPhase active, List<PlannedPhase> path) => active.OpenedByDecisionId is null
        ? path.FirstOrDefault()
        : path.FirstOrDefault(item => item.LevelOfCare == active.LevelOfCare && _phases.All(phase => phase.PlannedPhaseId != item.Id));

    private static List<StepDownPhase> InOrder(IEnumerable<StepDownPhase> phases) =>
        [.. phases.OrderBy(phase => phase.Sequence).ThenBy(phase => phase.StartedOn ?? DateOnly.MaxValue).ThenBy(phase => phase.Id)];
}
