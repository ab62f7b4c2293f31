using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Phases;

public sealed record PhasePlanned(StepDownPhaseId PhaseId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "phase.planned";

    public EventSubject Subject => new(PhaseId.Value, PatientId, EpisodeId);
}

public sealed record PhaseStarted(StepDownPhaseId PhaseId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "phase.started";

    public EventSubject Subject => new(PhaseId.Value, PatientId, EpisodeId);
}

public sealed record PhaseCompleted(StepDownPhaseId PhaseId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "phase.completed";

    public EventSubject Subject => new(PhaseId.Value, PatientId, EpisodeId);
}

public sealed record PhaseSteppedUp(StepDownPhaseId PhaseId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "phase.stepped-up";

    public EventSubject Subject => new(PhaseId.Value, PatientId, EpisodeId);
}

public sealed record PhaseInterrupted(StepDownPhaseId PhaseId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "phase.interrupted";

    public EventSubject Subject => new(PhaseId.Value, PatientId, EpisodeId);
}

public sealed record ReadinessEvaluated(
    ReadinessEvaluationId EvaluationId, PatientId PatientId, EpisodeId EpisodeId, RecoveryPlanId PlanId) : IDomainEvent
{
    public string Type => "readiness.evaluated";

    public EventSubject Subject => new(EvaluationId.Value, PatientId, EpisodeId, PlanId);
}

public sealed record ReadinessEvaluationEnteredInError(
    ReadinessEvaluationId EvaluationId, PatientId PatientId, EpisodeId EpisodeId, RecoveryPlanId PlanId) : IDomainEvent
{
    public string Type => "readiness.entered-in-error";

    public EventSubject Subject => new(EvaluationId.Value, PatientId, EpisodeId, PlanId);
}

/// <summary>Something that happened to a decision. The decision serves reactions inside the service; outside go the ids only (D34).</summary>
public abstract record LevelOfCareDecisionEvent(LevelOfCareDecision Decision) : IDomainEvent
{
    public abstract string Type { get; }

    public EventSubject Subject => new(Decision.Id.Value, Decision.PatientId, Decision.EpisodeId, Decision.PlanId);
}

public sealed record LevelOfCareDecided(LevelOfCareDecision Decision) : LevelOfCareDecisionEvent(Decision)
{
    public override string Type => "level-of-care.decided";
}

public sealed record LevelOfCareDecisionExecuted(LevelOfCareDecision Decision) : LevelOfCareDecisionEvent(Decision)
{
    public override string Type => "level-of-care-decision.executed";
}

public sealed record LevelOfCareDecisionWithdrawn(LevelOfCareDecision Decision) : LevelOfCareDecisionEvent(Decision)
{
    public override string Type => "level-of-care-decision.withdrawn";
}

public sealed record LevelOfCareDecisionLapsed(LevelOfCareDecision Decision) : LevelOfCareDecisionEvent(Decision)
{
    public override string Type => "level-of-care-decision.lapsed";
}

public sealed record LevelOfCareDecisionEnteredInError(LevelOfCareDecision Decision) : LevelOfCareDecisionEvent(Decision)
{
    public override string Type => "level-of-care-decision.entered-in-error";
}
