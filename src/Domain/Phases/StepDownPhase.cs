using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Phases;

/// <summary>
/// One stretch of an episode at one level of care. The plan says which phases are to come; a phase starts and ends by the
/// admission, the plan's signatures or a level-of-care decision, and by nothing else: <see cref="StepDownPath"/> alone moves it,
/// and picks only phases in the right status. Dates are the programme's.
/// </summary>
public sealed class StepDownPhase : AggregateRoot, IPatientRecord
{
    private StepDownPhase()
    {
    }

    public StepDownPhaseId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    /// <summary>The episode while the phase is active, else null: unique, so that an episode has one active phase.</summary>
    public EpisodeId? ActiveEpisodeId { get; private set; }

    /// <summary>The plan's item that this phase is; null where a decision opened it beside the plan.</summary>
    public PlannedPhaseId? PlannedPhaseId { get; private set; }

    /// <summary>Place on the path. A phase that a decision opened beside the plan has the place of the one before it.</summary>
    public int Sequence { get; private set; }

    public string? Name { get; private set; }

    public LevelOfCare LevelOfCare { get; private set; } = null!;

    public decimal TargetHoursPerWeek { get; private set; }

    public DateOnly? PlannedStartOn { get; private set; }

    public DateOnly? PlannedEndOn { get; private set; }

    public PhaseExit Exit { get; private set; }

    /// <summary>Null where no signed plan says it of this phase.</summary>
    public PhaseResponsibilities? Responsibilities { get; private set; }

    public PhaseStatus Status { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly? StartedOn { get; private set; }

    /// <summary>The day from which the phase no longer held: the first day of the next one.</summary>
    public DateOnly? EndedOn { get; private set; }

    public DateTimeOffset? StartRecordedAt { get; private set; }

    public DateTimeOffset? EndRecordedAt { get; private set; }

    /// <summary>In the order in which they became known.</summary>
    public IReadOnlyList<PhasePlace> Places { get; private set; } = [];

    /// <summary>Null where admission or signatures opened the phase.</summary>
    public LevelOfCareDecisionId? OpenedByDecisionId { get; private set; }

    public LevelOfCareDecisionId? ClosedByDecisionId { get; private set; }

    /// <summary>The phase that admission opens. It waits for the plan, which says what it is (<see cref="Follow"/>).</summary>
    public static StepDownPhase OpenAtAdmission(StepDownPhaseId id, Episode episode, decimal targetHoursPerWeek, DateTimeOffset now)
    {
        var phase = Of(id, episode);
        phase.LevelOfCare = episode.CurrentLevelOfCare!;
        phase.TargetHoursPerWeek = targetHoursPerWeek;
        phase.Exit = PhaseExit.PlanSigned;
        phase.Start(episode.AdmittedOn!.Value, null, now);
        return phase;
    }

    internal static StepDownPhase Plan(StepDownPhaseId id, Episode episode, PlannedPhase planned, DateOnly on, DateTimeOffset now)
    {
        var phase = Of(id, episode);
        phase.Apply(planned);
        phase.Place(isAhead: true, on, now);
        phase.Record(new PhasePlanned(id, phase.PatientId, phase.EpisodeId));
        return phase;
    }

    /// <summary>A phase that the plan did not foresee, opened by a decision.</summary>
    internal static StepDownPhase OpenBesidePlan(
        StepDownPhaseId id, StepDownPhase leaving, LevelOfCareDecision decision, decimal targetHoursPerWeek, DateTimeOffset now)
    {
        var phase = new StepDownPhase
        {
            Id = id,
            OrganizationId = leaving.OrganizationId,
            PatientId = leaving.PatientId,
            EpisodeId = leaving.EpisodeId,
            Sequence = leaving.Sequence,
            LevelOfCare = decision.ToLevel,
            TargetHoursPerWeek = targetHoursPerWeek,
            Exit = PhaseExit.Readiness,
        };
        phase.Start(decision.EffectiveOn, decision, now);
        return phase;
    }

    /// <summary>Takes what the signed plan says of this phase. Facts (status, actual dates, an active phase's level) stay.</summary>
    internal void Follow(PlannedPhase planned, DateOnly on, DateTimeOffset now)
    {
        var level = LevelOfCare;
        Apply(planned);
        if (Status == PhaseStatus.Active)
        {
            LevelOfCare = level;
        }

        Place(isAhead: Status == PhaseStatus.Planned, on, now);
        MarkChanged();
    }

    internal void Start(DateOnly on, LevelOfCareDecision? decision, DateTimeOffset now)
    {
        Status = PhaseStatus.Active;
        ActiveEpisodeId = EpisodeId;
        StartedOn = on;
        StartRecordedAt = now;
        OpenedByDecisionId = decision?.Id;
        Place(isAhead: false, on, now);
        Record(new PhaseStarted(Id, PatientId, EpisodeId));
    }

    internal void Complete(DateOnly on, LevelOfCareDecisionId? decisionId, DateTimeOffset now)
    {
        End(PhaseStatus.Completed, on, decisionId, now);
        Record(new PhaseCompleted(Id, PatientId, EpisodeId));
    }

    internal void StepUp(DateOnly on, LevelOfCareDecisionId decisionId, DateTimeOffset now)
    {
        End(PhaseStatus.SteppedUp, on, decisionId, now);
        Record(new PhaseSteppedUp(Id, PatientId, EpisodeId));
    }

    /// <summary>The episode ended before the phase was through.</summary>
    internal void Interrupt(DateOnly on, DateTimeOffset now)
    {
        End(PhaseStatus.Interrupted, on, null, now);
        Record(new PhaseInterrupted(Id, PatientId, EpisodeId));
    }

    /// <summary>The path no longer leads through this planned phase.</summary>
    internal void Drop(DateOnly on, DateTimeOffset now)
    {
        Status = PhaseStatus.Interrupted;
        Place(isAhead: false, on, now);
        Record(new PhaseInterrupted(Id, PatientId, EpisodeId));
    }

    private static StepDownPhase Of(StepDownPhaseId id, Episode episode) => new()
    {
        Id = id,
        OrganizationId = episode.OrganizationId,
        PatientId = episode.PatientId,
        EpisodeId = episode.Id,
        Status = PhaseStatus.Planned,
    };

    internal PhasePlace? PlaceAsOf(DateOnly asOf, DateTimeOffset knownAt) =>
        Places.LastOrDefault(place => Act.IsSeen(place.OccurredOn, place.RecordedAt, asOf, knownAt));

    internal bool IsActiveAsOf(DateOnly asOf, DateTimeOffset knownAt) =>
        StartedOn <= asOf && StartRecordedAt <= knownAt && !(EndedOn <= asOf && EndRecordedAt <= knownAt);

    private void Place(bool isAhead, DateOnly on, DateTimeOffset now) =>
        Places = [.. Places, new PhasePlace(on, now, Sequence, LevelOfCare, isAhead, Responsibilities)];

    private void Apply(PlannedPhase planned)
    {
        PlannedPhaseId = planned.Id;
        Sequence = planned.Sequence;
        Name = planned.Name;
        LevelOfCare = planned.LevelOfCare!;
        TargetHoursPerWeek = planned.TargetHoursPerWeek!.Value;
        PlannedStartOn = planned.StartsOn;
        PlannedEndOn = planned.EndsOn;
        Exit = planned.Exit!.Value;
        Responsibilities = planned.Responsibilities;
    }

    private void End(PhaseStatus status, DateOnly on, LevelOfCareDecisionId? decisionId, DateTimeOffset now)
    {
        Status = status;
        ActiveEpisodeId = null;
        EndedOn = on;
        EndRecordedAt = now;
        ClosedByDecisionId = decisionId;
    }
}

/// <summary>Where a phase stood on the path, from that day on and known since that instant (D10).</summary>
/// <param name="IsAhead">The plan foresaw it, and it had not started.</param>
/// <param name="Responsibilities">Who saw to what.</param>
public sealed record PhasePlace(
    DateOnly OccurredOn,
    DateTimeOffset RecordedAt,
    int Sequence,
    LevelOfCare LevelOfCare,
    bool IsAhead,
    PhaseResponsibilities? Responsibilities = null);

/// <summary>The phase that was active on a day, as known at an instant.</summary>
/// <param name="Next">Of the next planned phase; null at the end of the path.</param>
public sealed record PhaseStanding(StepDownPhase Phase, PhasePlace Place, PhasePlace? Next)
{
    public int Sequence => Place.Sequence;

    /// <summary>The level of the next planned phase; at the end of the path that of this one.</summary>
    public LevelOfCare TargetLevel => (Next ?? Place).LevelOfCare;
}
