using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>What would come of a booking; nothing is written. Of `sessionId`, `groupId` and `session` one is given.</summary>
/// <param name="EpisodeId">Of the patient.</param>
/// <param name="SessionId">A place in this session.</param>
/// <param name="GroupId">A seat in this group, and so in its sessions to come.</param>
/// <param name="From">First day in the group; today unless given.</param>
/// <param name="Session">A session of its own.</param>
public sealed record BookingCheckBody(EpisodeId EpisodeId, SessionId? SessionId, TherapyGroupId? GroupId, DateOnly? From, NewSessionBody? Session);

/// <param name="Room">As it is named in the whole organization.</param>
/// <param name="VirtualLink">Where to join.</param>
public sealed record NewSessionBody(
    SessionType Type,
    PractitionerId FacilitatorId,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int? BreakMinutes,
    string? Room,
    string? VirtualLink);

public sealed record CheckBooking(BookingCheckBody Body) : IQuery<BookingCheckResponse>;

/// <param name="CanBook">Nothing would refuse the booking as things stand.</param>
/// <param name="Effects">At least one for each aspect.</param>
/// <param name="Weeks">Those in which a session of the booking lies.</param>
public sealed record BookingCheckResponse(bool CanBook, IReadOnlyList<BookingEffect> Effects, IReadOnlyList<BookingWeek> Weeks);

internal sealed class CheckBookingValidator : AbstractValidator<CheckBooking>
{
    public CheckBookingValidator() => RuleFor(query => query.Body).ChildRules(body =>
    {
        body.RuleFor(b => b)
            .Must(b => new object?[] { b.SessionId, b.GroupId, b.Session }.Count(target => target is not null) == 1)
            .WithErrorCode("REQUIRED").WithMessage("Give one of sessionId, groupId and session.");
        body.RuleFor(b => b.From).Null().When(b => b.GroupId is null)
            .WithErrorCode("NOT_ALLOWED").WithMessage("A first day goes with a group.");
        body.RuleFor(b => b.Session!).ChildRules(session =>
        {
            session.RuleFor(s => s.StartsAt).InReach();
            session.RuleFor(s => s.EndsAt).InReach();
            session.RuleFor(s => s.BreakMinutes).Within(0, SchedulingRules.MinutesOfADay);
            session.RuleFor(s => s.Room).Required().MaxLength(Limits.Name).When(s => s.Room is not null);
            session.RuleFor(s => s.VirtualLink).Required().MaxLength(Limits.Uri).When(s => s.VirtualLink is not null);
        }).When(b => b.Session is not null);
    });
}

/// <summary>By a number of statements that does not depend on how many sessions there are. It locks nothing: by the time of the booking things may differ.</summary>
internal sealed class CheckBookingHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<CheckBooking, BookingCheckResponse>
{
    private const int DaysOfWeek = 7;

    public async Task<BookingCheckResponse> Handle(CheckBooking query, CancellationToken cancellationToken)
    {
        var body = query.Body;
        var now = clock.GetUtcNow();
        var episode = await db.Episodes.AsNoTracking().FirstOrDefaultAsync(e => e.Id == body.EpisodeId, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/episodeId");
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.Id == episode.PatientId, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(p => p.Id == episode.ProgramId, cancellationToken);
        var refusals = new List<DomainError>();
        var group = body.GroupId is { } groupId ? await GroupAsync(groupId, episode, cancellationToken) : null;
        if (group is null)
        {
            Try(() => episode.RequireOpen(), refusals);
        }
        else
        {
            Try(patient.RequireCurrent, refusals);
            Try(() => episode.RequireInCare(), refusals);
        }

        var today = program.DateOf(now);
        var from = body.From ?? today;
        if (from < today)
        {
            refusals.Add(SeriesErrors.StartsInPast("/from").Error);
        }

        if (group is not null && Try(() => from = group.FirstDayFor(from), refusals)
            && await db.Enrolments.Standing().AnyAsync(e => e.GroupId == group.Id && e.PatientId == patient.Id, cancellationToken))
        {
            refusals.Add(GroupErrors.AlreadyEnrolled().Error);
        }

        var sessions = body.Session is { } planned ? [New(planned, program)]
            : body.SessionId is { } sessionId ? [await SessionAsync(sessionId, episode, cancellationToken)]
            : await db.Sessions.AsNoTracking().ToCome(group!.Id, now).Where(session => session.On >= from).OrderBy(session => session.StartsAt)
                .ToListAsync(cancellationToken);
        var targets = await TargetsAsync(sessions, body.Session is not null, program, patient.Id, cancellationToken);
        var phases = await db.StepDownPhases.AsNoTracking().Where(phase => phase.EpisodeId == episode.Id).ToListAsync(cancellationToken);
        var check = BookingCheck.Of(new BookingFacts(
            program,
            episode,
            refusals,
            group is null ? null : (await db.SeatsAsync(group, cancellationToken)).Seats,
            targets,
            CareTimeline.Of(patient, episode, phases, now),
            await db.PatientAvailabilities.AsNoTracking().FirstOrDefaultAsync(availability => availability.Id == patient.Id, cancellationToken),
            await TakenAsync(targets, patient.Id, cancellationToken),
            await BookedAsync(targets, episode.Id, program, cancellationToken),
            patient.Contact?.Address?.State));
        return new BookingCheckResponse(check.CanBook, check.Effects, check.Weeks);
    }

    /// <summary>The refusal that a booking would meet first is told with all others.</summary>
    private static bool Try(Action rule, List<DomainError> refusals)
    {
        try
        {
            rule();
            return true;
        }
        catch (DomainException refusal)
        {
            refusals.Add(refusal.Error);
            return false;
        }
    }

    private async Task<TherapyGroup> GroupAsync(TherapyGroupId id, Episode episode, CancellationToken cancellationToken)
    {
        var group = await db.TherapyGroups.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/groupId");
        return group.ProgramId == episode.ProgramId ? group : throw SchedulingErrors.OtherProgram("/groupId");
    }

    private async Task<Session> SessionAsync(SessionId id, Episode episode, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/sessionId");
        return session.ProgramId == episode.ProgramId ? session : throw SchedulingErrors.OtherProgram("/sessionId");
    }

    /// <summary>It is not added, and so never written.</summary>
    private Session New(NewSessionBody body, Program program)
    {
        var now = clock.GetUtcNow();
        var setting = new SessionSetting(body.Type, body.FacilitatorId, body.Room, body.VirtualLink);
        var times = new SessionTimes(body.StartsAt, body.EndsAt, body.BreakMinutes ?? 0);
        try
        {
            return Session.Schedule(TypedId.New<SessionId>(now), program, setting, times, null, null, now);
        }
        catch (DomainException refusal)
        {
            throw new DomainException(refusal.Error.Under("/session"));
        }
    }

    private async Task<List<BookingTarget>> TargetsAsync(
        IReadOnlyList<Session> sessions, bool areNew, Program program, PatientId patientId, CancellationToken cancellationToken)
    {
        var facilitators = sessions.Select(session => session.FacilitatorId).Distinct().ToList();
        var practitioners = await db.Practitioners.AsNoTracking().Where(p => facilitators.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var places = await db.PlacesAsync(sessions, cancellationToken);
        return
        [
            .. sessions.Select(session => new BookingTarget(
                areNew ? null : session.Id,
                session.Setting,
                session.Planned,
                areNew ? null : session.Status,
                places[session.Id].SeatsIn(session, program),
                places[session.Id].Include(patientId),
                practitioners.GetValueOrDefault(session.FacilitatorId) ?? throw CommonErrors.UnknownReference("/session/facilitatorId"))),
        ];
    }

    private async Task<IReadOnlyList<ResourceClaim>> TakenAsync(
        List<BookingTarget> targets, PatientId patientId, CancellationToken cancellationToken)
    {
        if (targets.Count == 0)
        {
            return [];
        }

        var (from, to) = (targets.Min(target => target.Planned.StartsAt), targets.Max(target => target.Planned.EndsAt));
        List<ResourceClaim> claims = [ResourceClaim.Of(patientId, from, to)];
        foreach (var target in targets.Where(target => target.Id is null))
        {
            claims.Add(ResourceClaim.Of(target.Setting.FacilitatorId, target.Planned));
            claims.AddRange(target.Setting.Room is { } room ? [ResourceClaim.OfRoom(room, target.Planned)] : []);
        }

        return await db.BookedAsync(claims, cancellationToken);
    }

    private async Task<List<BookedMinutes>> BookedAsync(
        List<BookingTarget> targets, EpisodeId episodeId, Program program, CancellationToken cancellationToken)
    {
        if (targets.Count == 0)
        {
            return [];
        }

        // Whole weeks, whichever day they begin on.
        var from = program.DateOf(targets.Min(target => target.Planned.StartsAt)).AddDays(-DaysOfWeek);
        var to = program.DateOf(targets.Max(target => target.Planned.StartsAt)).AddDays(DaysOfWeek);
        var records = await db.AttendanceRecords.AsNoTracking()
            .Where(record => record.EpisodeId == episodeId && record.EnteredInError == null && record.IsTreatment && record.On >= from && record.On <= to)
            .ToListAsync(cancellationToken);
        return
        [
            .. records.Select(record => new BookedMinutes(
                record.On, record.Status == AttendanceStatus.Scheduled ? record.ScheduledMinutes : record.AttendedMinutes)),
        ];
    }
}
