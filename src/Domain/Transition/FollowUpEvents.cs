using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Transition;

public sealed record FollowUpPlanned(FollowUpId FollowUpId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "follow-up.planned";

    public EventSubject Subject => new(FollowUpId.Value, PatientId, EpisodeId);
}

public sealed record FollowUpFellDue(FollowUpId FollowUpId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "follow-up.fell-due";

    public EventSubject Subject => new(FollowUpId.Value, PatientId, EpisodeId);
}

public sealed record FollowUpAttempted(FollowUpId FollowUpId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "follow-up.attempted";

    public EventSubject Subject => new(FollowUpId.Value, PatientId, EpisodeId);
}

public sealed record FollowUpReached(FollowUpId FollowUpId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "follow-up.reached";

    public EventSubject Subject => new(FollowUpId.Value, PatientId, EpisodeId);
}

public sealed record FollowUpMissed(FollowUpId FollowUpId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "follow-up.missed";

    public EventSubject Subject => new(FollowUpId.Value, PatientId, EpisodeId);
}

public sealed record FollowUpCancelled(FollowUpId FollowUpId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "follow-up.cancelled";

    public EventSubject Subject => new(FollowUpId.Value, PatientId, EpisodeId);
}

public sealed record FollowUpEnteredInError(FollowUpId FollowUpId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "follow-up.entered-in-error";

    public EventSubject Subject => new(FollowUpId.Value, PatientId, EpisodeId);
}
