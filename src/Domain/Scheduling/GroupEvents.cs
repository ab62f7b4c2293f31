using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

public sealed record GroupCreated(TherapyGroupId GroupId) : IDomainEvent
{
    public string Type => "group.created";

    public EventSubject Subject => new(GroupId.Value);
}

public sealed record GroupUpdated(TherapyGroupId GroupId) : IDomainEvent
{
    public string Type => "group.updated";

    public EventSubject Subject => new(GroupId.Value);
}

public sealed record EnrolmentSeatTaken(EnrolmentId EnrolmentId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "enrolment.seat-taken";

    public EventSubject Subject => new(EnrolmentId.Value, PatientId, EpisodeId);
}

public sealed record EnrolmentWaitlisted(EnrolmentId EnrolmentId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "enrolment.waitlisted";

    public EventSubject Subject => new(EnrolmentId.Value, PatientId, EpisodeId);
}

public sealed record EnrolmentWithdrawn(EnrolmentId EnrolmentId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "enrolment.withdrawn";

    public EventSubject Subject => new(EnrolmentId.Value, PatientId, EpisodeId);
}

public sealed record EnrolmentEnteredInError(EnrolmentId EnrolmentId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "enrolment.entered-in-error";

    public EventSubject Subject => new(EnrolmentId.Value, PatientId, EpisodeId);
}
