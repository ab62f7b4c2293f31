using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Transition;

public sealed record ContinuingCarePlanWritten(ContinuingCarePlanId PlanId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "continuing-care-plan.written";

    public EventSubject Subject => new(PlanId.Value, PatientId, EpisodeId);
}

public sealed record ContinuingCarePlanSigned(ContinuingCarePlanId PlanId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "continuing-care-plan.signed";

    public EventSubject Subject => new(PlanId.Value, PatientId, EpisodeId);
}

public sealed record ContinuingCarePlanSignatureRefused(ContinuingCarePlanId PlanId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "continuing-care-plan.signature-refused";

    public EventSubject Subject => new(PlanId.Value, PatientId, EpisodeId);
}

public sealed record ContinuingCarePlanActivated(ContinuingCarePlanId PlanId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "continuing-care-plan.activated";

    public EventSubject Subject => new(PlanId.Value, PatientId, EpisodeId);
}

public sealed record ContinuingCarePlanEnteredInError(ContinuingCarePlanId PlanId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "continuing-care-plan.entered-in-error";

    public EventSubject Subject => new(PlanId.Value, PatientId, EpisodeId);
}
