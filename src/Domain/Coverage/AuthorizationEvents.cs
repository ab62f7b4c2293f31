using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

public abstract record AuthorizationEvent(AuthorizationId AuthorizationId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public abstract string Type { get; }

    public EventSubject Subject => new(AuthorizationId.Value, PatientId, EpisodeId);
}

public sealed record AuthorizationDrafted(AuthorizationId AuthorizationId, PatientId PatientId, EpisodeId EpisodeId)
    : AuthorizationEvent(AuthorizationId, PatientId, EpisodeId)
{
    public override string Type => "authorization.drafted";
}

public sealed record AuthorizationSubmitted(AuthorizationId AuthorizationId, PatientId PatientId, EpisodeId EpisodeId)
    : AuthorizationEvent(AuthorizationId, PatientId, EpisodeId)
{
    public override string Type => "authorization.submitted";
}

public sealed record AuthorizationDecided(AuthorizationId AuthorizationId, PatientId PatientId, EpisodeId EpisodeId)
    : AuthorizationEvent(AuthorizationId, PatientId, EpisodeId)
{
    public override string Type => "authorization.decided";
}

public sealed record AuthorizationAppealed(AuthorizationId AuthorizationId, PatientId PatientId, EpisodeId EpisodeId)
    : AuthorizationEvent(AuthorizationId, PatientId, EpisodeId)
{
    public override string Type => "authorization.appealed";
}

/// <summary>By the days of its period, or by what is left.</summary>
public sealed record AuthorizationFollowed(AuthorizationId AuthorizationId, PatientId PatientId, EpisodeId EpisodeId)
    : AuthorizationEvent(AuthorizationId, PatientId, EpisodeId)
{
    public override string Type => "authorization.status-changed";
}

public sealed record AuthorizationTerminated(AuthorizationId AuthorizationId, PatientId PatientId, EpisodeId EpisodeId)
    : AuthorizationEvent(AuthorizationId, PatientId, EpisodeId)
{
    public override string Type => "authorization.terminated";
}

public sealed record AuthorizationEnteredInError(AuthorizationId AuthorizationId, PatientId PatientId, EpisodeId EpisodeId)
    : AuthorizationEvent(AuthorizationId, PatientId, EpisodeId)
{
    public override string Type => "authorization.entered-in-error";
}
