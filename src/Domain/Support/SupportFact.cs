using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Domain.Support;

/// <summary>Something that was told or seen of a patient in an episode: when it was is not when it was recorded (D10).</summary>
public abstract class SupportFact : AggregateRoot, IPatientRecord
{
    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    /// <summary>What was known at that instant holds it.</summary>
    public bool StoodAt(DateTimeOffset knownAt) => RecordedAt <= knownAt && !(EnteredInError?.At <= knownAt);

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        RequireCurrent();
        EnteredInError = mark;
        Record(WasEnteredInError());
    }

    protected abstract IDomainEvent WasEnteredInError();

    protected void Begin(Episode episode, DateTimeOffset now)
    {
        OrganizationId = episode.OrganizationId;
        PatientId = episode.PatientId;
        EpisodeId = episode.Id;
        RecordedAt = now;
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR.</exception>
    protected void RequireCurrent()
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }
    }
}
