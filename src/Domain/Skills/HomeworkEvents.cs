using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Skills;

public sealed record HomeworkAssigned(HomeworkId HomeworkId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "homework.assigned";

    public EventSubject Subject => new(HomeworkId.Value, PatientId, EpisodeId);
}

public sealed record HomeworkAccepted(HomeworkId HomeworkId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "homework.accepted";

    public EventSubject Subject => new(HomeworkId.Value, PatientId, EpisodeId);
}

public sealed record HomeworkStarted(HomeworkId HomeworkId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "homework.started";

    public EventSubject Subject => new(HomeworkId.Value, PatientId, EpisodeId);
}

public sealed record HomeworkSubmitted(HomeworkId HomeworkId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "homework.submitted";

    public EventSubject Subject => new(HomeworkId.Value, PatientId, EpisodeId);
}

public sealed record HomeworkReturned(HomeworkId HomeworkId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "homework.returned";

    public EventSubject Subject => new(HomeworkId.Value, PatientId, EpisodeId);
}

public sealed record HomeworkCompleted(HomeworkId HomeworkId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "homework.completed";

    public EventSubject Subject => new(HomeworkId.Value, PatientId, EpisodeId);
}

public sealed record HomeworkMissed(HomeworkId HomeworkId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "homework.missed";

    public EventSubject Subject => new(HomeworkId.Value, PatientId, EpisodeId);
}

public sealed record HomeworkExcused(HomeworkId HomeworkId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "homework.excused";

    public EventSubject Subject => new(HomeworkId.Value, PatientId, EpisodeId);
}

public sealed record HomeworkCancelled(HomeworkId HomeworkId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "homework.cancelled";

    public EventSubject Subject => new(HomeworkId.Value, PatientId, EpisodeId);
}

public sealed record HomeworkEnteredInError(HomeworkId HomeworkId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "homework.entered-in-error";

    public EventSubject Subject => new(HomeworkId.Value, PatientId, EpisodeId);
}
