using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Discharges;

public sealed record DischargeProposed(DischargeId DischargeId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "discharge.proposed";

    public EventSubject Subject => new(DischargeId.Value, PatientId, EpisodeId);
}

public sealed record DischargeApproved(DischargeId DischargeId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "discharge.approved";

    public EventSubject Subject => new(DischargeId.Value, PatientId, EpisodeId);
}

public sealed record DischargeRejected(DischargeId DischargeId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "discharge.rejected";

    public EventSubject Subject => new(DischargeId.Value, PatientId, EpisodeId);
}

public sealed record DischargeWithdrawn(DischargeId DischargeId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "discharge.withdrawn";

    public EventSubject Subject => new(DischargeId.Value, PatientId, EpisodeId);
}

public sealed record DischargeFinal(DischargeId DischargeId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "discharge.final";

    public EventSubject Subject => new(DischargeId.Value, PatientId, EpisodeId);
}
