using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>Somebody tried to reach the patient of an episode, or did: what silence is told from (rule ATT-14).</summary>
public sealed class ContactAttempt : AggregateRoot, IPatientRecord
{
    private ContactAttempt()
    {
    }

    public ContactAttemptId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public ContactMethod Method { get; private set; }

    /// <summary>The patient answered; else it stayed an attempt.</summary>
    public bool Reached { get; private set; }

    public PractitionerId By { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN; 422 TIME_IN_FUTURE.</exception>
    public static ContactAttempt Make(
        ContactAttemptId id, Episode episode, DateTimeOffset at, ContactMethod method, bool reached, PractitionerId by, DateTimeOffset now)
    {
        episode.RequireOpen();
        if (at > now)
        {
            throw SchedulingErrors.InFuture("/at");
        }

        var attempt = new ContactAttempt
        {
            Id = id,
            OrganizationId = episode.OrganizationId,
            PatientId = episode.PatientId,
            EpisodeId = episode.Id,
            At = at,
            Method = method,
            Reached = reached,
            By = by,
            RecordedAt = now,
        };
        attempt.Record(new ContactAttempted(id, episode.PatientId, episode.Id));
        return attempt;
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }

        EnteredInError = mark;
        Record(new ContactAttemptEnteredInError(Id, PatientId, EpisodeId));
    }
}

public enum ContactMethod
{
    Phone,
    TextMessage,
    Email,
    Letter,
    HomeVisit,
    InPerson,

    /// <summary>By way of somebody whom the patient named.</summary>
    ThroughContact,
}

public sealed record ContactAttempted(ContactAttemptId AttemptId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "contact-attempt.recorded";

    public EventSubject Subject => new(AttemptId.Value, PatientId, EpisodeId);
}

public sealed record ContactAttemptEnteredInError(ContactAttemptId AttemptId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "contact-attempt.entered-in-error";

    public EventSubject Subject => new(AttemptId.Value, PatientId, EpisodeId);
}
