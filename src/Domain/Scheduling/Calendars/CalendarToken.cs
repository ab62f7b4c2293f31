using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling.Calendars;

/// <summary>
/// Lets whoever holds the secret subscribe to the appointments of one patient or one practitioner, until it expires or is revoked. Only
/// the secret's hash is kept.
/// </summary>
public sealed class CalendarToken : AggregateRoot
{
    private CalendarToken()
    {
    }

    public CalendarTokenId Id { get; private set; }

    /// <summary>Whose calendar it is; or a practitioner's.</summary>
    public PatientId? PatientId { get; private set; }

    public PractitionerId? PractitionerId { get; private set; }

    /// <summary>For what it was made, such as a device.</summary>
    public string? Name { get; private set; }

    public string SecretHash { get; private set; } = "";

    public DateTimeOffset IssuedAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public CalendarOwner Owner => new(PatientId, PractitionerId);

    /// <exception cref="DomainException">422 EXPIRES_IN_PAST.</exception>
    public static CalendarToken Issue(
        CalendarTokenId id,
        OrganizationId organizationId,
        CalendarOwner owner,
        string? name,
        CalendarSecret secret,
        DateTimeOffset? expiresAt,
        DateTimeOffset now)
    {
        if (expiresAt <= now)
        {
            throw CalendarErrors.ExpiresInPast();
        }

        var token = new CalendarToken
        {
            Id = id,
            OrganizationId = organizationId,
            PatientId = owner.PatientId,
            PractitionerId = owner.PractitionerId,
            Name = name,
            SecretHash = secret.Hash,
            IssuedAt = now,
            ExpiresAt = expiresAt,
        };
        token.Record(new CalendarTokenIssued(id, owner.PatientId));
        return token;
    }

    /// <exception cref="DomainException">409 TOKEN_REVOKED.</exception>
    public void Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null)
        {
            throw CalendarErrors.Revoked();
        }

        RevokedAt = now;
        Record(new CalendarTokenRevoked(Id, PatientId));
    }

    public bool IsGoodAt(DateTimeOffset now) => RevokedAt is null && !(ExpiresAt <= now);
}

/// <summary>Whose calendar: a patient's or a practitioner's.</summary>
public sealed record CalendarOwner(PatientId? PatientId, PractitionerId? PractitionerId)
{
    public static CalendarOwner Of(PatientId patient) => new(patient, null);

    public static CalendarOwner Of(PractitionerId practitioner) => new(null, practitioner);

    public Guid Id => PatientId?.Value ?? PractitionerId!.Value.Value;
}

public static class CalendarErrors
{
    public static DomainException ExpiresInPast() => CommonErrors.Rule("EXPIRES_IN_PAST", "/expiresAt", "The token expires later than now.");

    public static DomainException Revoked() => new(new DomainError("TOKEN_REVOKED", ErrorKind.Conflict, "The token was revoked already."));

    public static DomainException NotActive() =>
        new(new DomainError("PRACTITIONER_NOT_ACTIVE", ErrorKind.Conflict, "The practitioner does not work here any more."));
}

public sealed record CalendarTokenIssued(CalendarTokenId TokenId, PatientId? PatientId) : IDomainEvent
{
    public string Type => "calendar-token.issued";

    public EventSubject Subject => new(TokenId.Value, PatientId);
}

public sealed record CalendarTokenRevoked(CalendarTokenId TokenId, PatientId? PatientId) : IDomainEvent
{
    public string Type => "calendar-token.revoked";

    public EventSubject Subject => new(TokenId.Value, PatientId);
}
