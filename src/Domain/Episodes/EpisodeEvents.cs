using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Episodes;

public sealed record EpisodeReferred(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "episode.referred";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}

public sealed record EpisodeScreened(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "episode.screened";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}

public sealed record EpisodeDeclined(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "episode.declined";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}

/// <summary>The admission opens the first phase, in the same transaction.</summary>
public sealed record EpisodeAdmitted(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "episode.admitted";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}

public sealed record EpisodeLeaveStarted(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "episode.leave-started";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}

public sealed record EpisodeLeaveEnded(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "episode.leave-ended";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}

public sealed record EpisodeDiagnosesChanged(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "episode.diagnoses-changed";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}

public sealed record EpisodeRatingsChanged(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "episode.dimension-ratings-changed";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}

public sealed record EpisodeLevelOfCareChanged(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "episode.level-of-care-changed";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}

/// <summary>The end serves reactions inside the service; outside go the ids only (D34).</summary>
public sealed record EpisodeDischarged(EpisodeId EpisodeId, PatientId PatientId, EpisodeEnd End) : IDomainEvent
{
    public string Type => "episode.discharged";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}

public sealed record EpisodeEnteredInError(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "episode.entered-in-error";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}
