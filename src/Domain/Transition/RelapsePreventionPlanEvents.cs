using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Transition;

public sealed record RelapsePreventionPlanWritten(RelapsePreventionPlanId PlanId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "relapse-prevention-plan.written";

    public EventSubject Subject => new(PlanId.Value, PatientId, EpisodeId);
}

public sealed record RelapsePreventionPlanSigned(RelapsePreventionPlanId PlanId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "relapse-prevention-plan.signed";

    public EventSubject Subject => new(PlanId.Value, PatientId, EpisodeId);
}

public sealed record RelapsePreventionPlanSignatureRefused(RelapsePreventionPlanId PlanId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "relapse-prevention-plan.signature-refused";

    public EventSubject Subject => new(PlanId.Value, PatientId, EpisodeId);
}

public sealed record RelapsePreventionPlanActivated(RelapsePreventionPlanId PlanId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "relapse-prevention-plan.activated";

    public EventSubject Subject => new(PlanId.Value, PatientId, EpisodeId);
}

public sealed record RelapsePreventionPlanEnteredInError(RelapsePreventionPlanId PlanId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "relapse-prevention-plan.entered-in-error";

    public EventSubject Subject => new(PlanId.Value, PatientId, EpisodeId);
}
