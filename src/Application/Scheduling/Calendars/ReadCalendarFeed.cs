using System.Linq.Expressions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Scheduling.Calendars;

namespace TreatmentPlans.Application.Scheduling.Calendars;

/// <summary>The appointments at a secret address, as iCalendar.</summary>
public sealed record ReadCalendarFeed(string Secret) : IQuery<CalendarFeed>
{
    public override string ToString() => nameof(ReadCalendarFeed);
}

public sealed record CalendarFeed(byte[] Content);

/// <summary>
/// Nobody has signed in: the secret names the organization, whose walls hold from then on, and the token says who is looking. A
/// patient's token sees what the patient would, a practitioner's no patient at all.
/// </summary>
internal sealed class ReadCalendarFeedHandler(
    IAppDbContext db, CallerAccessor caller, IDisclosureTrail trail, ICalendarFeeds feeds, CalendarWindow window, TimeProvider clock)
    : IRequestHandler<ReadCalendarFeed, CalendarFeed>
{
    private static readonly Expression<Func<Session, CalendarSession>> Shown = session => new CalendarSession(
        session.FirstId,
        session.Moves,
        session.ProgramId,
        session.FacilitatorId,
        session.On,
        session.StartsAt,
        session.EndsAt,
        session.Status,
        session.Steps);

    /// <exception cref="DomainException">404: unknown, revoked, expired, or of who left; all alike.</exception>
    public async Task<CalendarFeed> Handle(ReadCalendarFeed query, CancellationToken cancellationToken)
    {
        var owner = await IdentifyAsync(query.Secret, cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (from, to) = (today.AddDays(-window.PastDays), today.AddDays(window.FutureDays));
        var zones = await db.Programs.AsNoTracking().ToDictionaryAsync(program => program.Id, program => program.TimeZone, cancellationToken);
        var appointments = owner.PatientId is { } patient
            ? CalendarAppointments.OfPatient(patient, await PlacesAsync(patient, from, to, cancellationToken), id => zones[id], from, to)
            : CalendarAppointments.OfPractitioner(
                owner.PractitionerId!.Value, await SessionsAsync(owner.PractitionerId.Value, from, to, cancellationToken), id => zones[id], from, to);
        return new CalendarFeed(feeds.Write(appointments));
    }

    private async Task<CalendarOwner> IdentifyAsync(string text, CancellationToken cancellationToken)
    {
        var secret = CalendarSecret.Parse(text) ?? throw CommonErrors.NotFound();
        var hash = secret.Hash;
        caller.Become(new Caller(secret.OrganizationId, "calendar", new HashSet<Role>(), new HashSet<string>()));
        var token = await db.CalendarTokens.AsNoTracking().FirstOrDefaultAsync(token => token.SecretHash == hash, cancellationToken);
        if (token is null || !token.IsGoodAt(clock.GetUtcNow()) || !await IsHereAsync(token, cancellationToken))
        {
            // Whoever guesses writes into no organization's audit log.
            caller.Become(Caller.Anonymous);
            throw CommonErrors.NotFound();
        }

        caller.Become(new Caller(
            secret.OrganizationId,
            $"calendar {token.Id}",
            token.PatientId is null ? new HashSet<Role>() : new HashSet<Role> { Role.Patient },
            new HashSet<string>(),
            token.PractitionerId,
            token.PatientId));
        if (token.PatientId is { } patient)
        {
            trail.Disclosed(patient);
        }

        return token.Owner;
    }

    private async Task<bool> IsHereAsync(CalendarToken token, CancellationToken cancellationToken) =>
        token.PractitionerId is not { } id || await db.Practitioners.AnyAsync(practitioner => practitioner.Id == id && practitioner.Active, cancellationToken);

    private async Task<IReadOnlyList<CalendarPlace>> PlacesAsync(PatientId patient, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var records = db.AttendanceRecords.AsNoTracking().Where(record => record.PatientId == patient);
        var appointments = records.Where(record => record.On >= from && record.On <= to)
            .Join(db.Sessions, record => record.SessionId, session => session.Id, (record, session) => session.FirstId);
        return await records
            .Join(db.Sessions, record => record.SessionId, session => session.Id, (record, session) => new { record, session })
            .Where(place => appointments.Contains(place.session.FirstId))
            .Select(place => new CalendarPlace(
                new CalendarSession(
                    place.session.FirstId,
                    place.session.Moves,
                    place.session.ProgramId,
                    place.session.FacilitatorId,
                    place.session.On,
                    place.session.StartsAt,
                    place.session.EndsAt,
                    place.session.Status,
                    place.session.Steps),
                place.record.BookedAt,
                place.record.Status,
                place.record.EnteredInError,
                place.record.Log))
            .ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<CalendarSession>> SessionsAsync(
        PractitionerId practitioner, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var own = await db.Sessions.AsNoTracking()
            .Where(session => session.FacilitatorId == practitioner && session.On >= from && session.On <= to)
            .Select(Shown)
            .ToListAsync(cancellationToken);
        var moved = own.Where(session => session.IsMoved).Select(session => session.FirstId).Distinct().ToList();
        if (moved.Count == 0)
        {
            return own;
        }

        var chains = await db.Sessions.AsNoTracking().Where(session => moved.Contains(session.FirstId)).Select(Shown).ToListAsync(cancellationToken);
        return [.. own.Where(session => !moved.Contains(session.FirstId)), .. chains];
    }
}
