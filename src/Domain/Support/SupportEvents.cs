using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Support;

public sealed record SupportContactAdded(SupportContactId ContactId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "support-contact.added";

    public EventSubject Subject => new(ContactId.Value, PatientId, EpisodeId);
}

public sealed record SupportContactUpdated(SupportContactId ContactId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "support-contact.updated";

    public EventSubject Subject => new(ContactId.Value, PatientId, EpisodeId);
}

public sealed record SupportContactEnteredInError(SupportContactId ContactId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "support-contact.entered-in-error";

    public EventSubject Subject => new(ContactId.Value, PatientId, EpisodeId);
}

public sealed record EncouragementSent(EncouragementId EncouragementId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "encouragement.sent";

    public EventSubject Subject => new(EncouragementId.Value, PatientId, EpisodeId);
}

public sealed record EncouragementEnteredInError(EncouragementId EncouragementId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "encouragement.entered-in-error";

    public EventSubject Subject => new(EncouragementId.Value, PatientId, EpisodeId);
}

public sealed record TriggerIdentified(TriggerId TriggerId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "trigger.identified";

    public EventSubject Subject => new(TriggerId.Value, PatientId, EpisodeId);
}

public sealed record TriggerUpdated(TriggerId TriggerId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "trigger.updated";

    public EventSubject Subject => new(TriggerId.Value, PatientId, EpisodeId);
}

public sealed record TriggerEnteredInError(TriggerId TriggerId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "trigger.entered-in-error";

    public EventSubject Subject => new(TriggerId.Value, PatientId, EpisodeId);
}

public sealed record WellbeingCheckedIn(WellbeingCheckInId CheckInId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "check-in.recorded";

    public EventSubject Subject => new(CheckInId.Value, PatientId, EpisodeId);
}

public sealed record WellbeingCheckInEnteredInError(WellbeingCheckInId CheckInId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "check-in.entered-in-error";

    public EventSubject Subject => new(CheckInId.Value, PatientId, EpisodeId);
}

public sealed record UseRecorded(UseEventId UseEventId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "use-event.recorded";

    public EventSubject Subject => new(UseEventId.Value, PatientId, EpisodeId);
}

public sealed record UseConfirmed(UseEventId UseEventId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "use-event.confirmed";

    public EventSubject Subject => new(UseEventId.Value, PatientId, EpisodeId);
}

public sealed record UseRefuted(UseEventId UseEventId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "use-event.refuted";

    public EventSubject Subject => new(UseEventId.Value, PatientId, EpisodeId);
}

public sealed record UseMerged(UseEventId UseEventId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "use-event.merged";

    public EventSubject Subject => new(UseEventId.Value, PatientId, EpisodeId);
}

public sealed record UseSupported(UseEventId UseEventId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "use-event.test-added";

    public EventSubject Subject => new(UseEventId.Value, PatientId, EpisodeId);
}

public sealed record UseJudgedRelapse(UseEventId UseEventId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "use-event.judged-relapse";

    public EventSubject Subject => new(UseEventId.Value, PatientId, EpisodeId);
}

public sealed record UseEnteredInError(UseEventId UseEventId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "use-event.entered-in-error";

    public EventSubject Subject => new(UseEventId.Value, PatientId, EpisodeId);
}

public sealed record MilestoneAwarded(MilestoneId MilestoneId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "milestone.awarded";

    public EventSubject Subject => new(MilestoneId.Value, PatientId, EpisodeId);
}

public sealed record MilestoneWithdrawn(MilestoneId MilestoneId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "milestone.withdrawn";

    public EventSubject Subject => new(MilestoneId.Value, PatientId, EpisodeId);
}

public sealed record CareTeamReplaced(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "care-team.replaced";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}

public sealed record MilestoneSharingChosen(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "milestone-sharing.chosen";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}
