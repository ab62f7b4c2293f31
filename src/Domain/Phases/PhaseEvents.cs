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

public sealed record LevelOfCareDecided(
    LevelOfCareDecisionId DecisionId, PatientId PatientId, EpisodeId EpisodeId, RecoveryPlanId PlanId) : IDomainEvent
{
    public string Type => "level-of-care.decided";

    public EventSubject Subject => new(DecisionId.Value, PatientId, EpisodeId, PlanId);
}

public sealed record LevelOfCareDecisionExecuted(
    LevelOfCareDecisionId DecisionId, PatientId PatientId, EpisodeId EpisodeId, RecoveryPlanId PlanId) : IDomainEvent
{
    public string Type => "level-of-care-decision.executed";

    public EventSubject Subject => new(DecisionId.Value, PatientId, EpisodeId, PlanId);
}

public sealed record LevelOfCareDecisionWithdrawn(
    LevelOfCareDecisionId DecisionId, PatientId PatientId, EpisodeId EpisodeId, RecoveryPlanId PlanId) : IDomainEvent
{
    public string Type => "level-of-care-decision.withdrawn";

    public EventSubject Subject => new(DecisionId.Value, PatientId, EpisodeId, PlanId);
}

public sealed record LevelOfCareDecisionLapsed(
    LevelOfCareDecisionId DecisionId, PatientId PatientId, EpisodeId EpisodeId, RecoveryPlanId PlanId) : IDomainEvent
{
    public string Type => "level-of-care-decision.lapsed";

    public EventSubject Subject => new(DecisionId.Value, PatientId, EpisodeId, PlanId);
}
