using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Domain.Support;

/// <summary>Somebody whom the patient can turn to.</summary>
public sealed class SupportContact : SupportFact
{
    private SupportContact()
    {
    }

    public SupportContactId Id { get; private set; }

    public SupportContactDetails Details { get; private set; } = null!;

    /// <summary>The first day on which the contact agreed to be one.</summary>
    public DateOnly AgreedOn { get; private set; }

    /// <summary>The last day; null while it goes on.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>When the end became known.</summary>
    public DateTimeOffset? EndRecordedAt { get; private set; }

    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER, CONTACT_UNREACHABLE.
    /// </exception>
    public static SupportContact Add(
        SupportContactId id, SupportCare care, SupportContactDetails details, DateOnly agreedOn, DateTimeOffset now)
    {
        care.RequireFactOn(agreedOn, FactsFrom.Referral, now, "/agreedOn");
        details.RequireReachable();
        var contact = new SupportContact { Id = id, Details = details, AgreedOn = agreedOn };
        contact.Begin(care.Episode, now);
        contact.Record(new SupportContactAdded(id, contact.PatientId, contact.EpisodeId));
        return contact;
    }

    /// <param name="endedOn">The last day; null takes an end back.</param>
    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER, CONTACT_UNREACHABLE, PERIOD_ENDS_BEFORE_START.
    /// </exception>
    public void Update(SupportCare care, SupportContactDetails details, DateOnly agreedOn, DateOnly? endedOn, DateTimeOffset now)
    {
        RequireCurrent();
        care.RequireFactOn(agreedOn, FactsFrom.Referral, now, "/agreedOn");
        details.RequireReachable();
        if (endedOn is { } last)
        {
            if (last < agreedOn)
            {
                throw SupportErrors.EndsBeforeStart("/endedOn");
            }

            care.RequireFactOn(last, FactsFrom.Referral, now, "/endedOn");
        }

        Details = details;
        AgreedOn = agreedOn;
        if (endedOn != EndedOn)
        {
            EndedOn = endedOn;
            EndRecordedAt = endedOn is null ? null : now;
        }

        Record(new SupportContactUpdated(Id, PatientId, EpisodeId));
    }

    /// <summary>Whether the patient had this contact on that day, by what was known at that instant (D10).</summary>
    public bool StoodOn(DateOnly day, DateTimeOffset knownAt) =>
        StoodAt(knownAt) && AgreedOn <= day && !(EndedOn < day && EndRecordedAt <= knownAt);

    protected override IDomainEvent WasEnteredInError() => new SupportContactEnteredInError(Id, PatientId, EpisodeId);
}

/// <param name="IsEmergencyContact">To be called when it gets dangerous.</param>
/// <param name="IsAlwaysReachable">By day and by night.</param>
public sealed record SupportContactDetails(
    string Name, ContactRelationship Relationship, string? Phone, string? Email, bool IsEmergencyContact, bool IsAlwaysReachable, string? Note)
{
    internal void RequireReachable()
    {
        if (string.IsNullOrWhiteSpace(Phone) && string.IsNullOrWhiteSpace(Email))
        {
            throw SupportErrors.NoWayToReach();
        }
    }
}

public enum ContactRelationship
{
    Partner,
    Family,
    Friend,

    /// <summary>Of a mutual-help group.</summary>
    Sponsor,

    /// <summary>Somebody in recovery as well.</summary>
    Peer,
    Employer,

    /// <summary>Who helps by profession, outside the programme.</summary>
    Professional,
    Other,
}
