using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>
/// Who is in the sessions of a group: those who hold a seat in it, from their first day on (rule GRP-6). Whoever asks holds the lock of the
/// group; series are locked after it, then sessions, then the time of people and rooms, so that nobody waits in a ring.
/// </summary>
internal sealed class GroupRoster(IAppDbContext db, SessionParticipants participants, TimeProvider clock)
{
    /// <summary>In the order of their seats. Nobody's enrolment is loaded for it.</summary>
    public async Task<IReadOnlyList<GroupMember>> MembersAsync(TherapyGroupId? groupId, CancellationToken cancellationToken) =>
        groupId is null
            ? []
            : await db.Enrolments
                .Where(e => e.GroupId == groupId && e.Seat != null)
                .OrderBy(e => e.Seat)
                .Select(e => new GroupMember(e.Id, e.PatientId, e.EpisodeId, e.From, e.To, e.WeeksAway, e.OverCapacityReason))
                .ToListAsync(cancellationToken);

    /// <summary>Into the sessions to come, from the first day on, but for those in which the patient has a place already. The caller saves.</summary>
    /// <exception cref="DomainException">409 SESSION_FULL; and on saving PATIENT_BUSY.</exception>
    public async Task JoinAsync(Enrolment enrolment, CancellationToken cancellationToken)
    {
        var sessions = await LockToComeAsync(enrolment.GroupId, enrolment.From, cancellationToken);
        if (sessions.Count == 0)
        {
            return;
        }

        var program = await ProgramOfAsync(sessions[0], cancellationToken);
        var places = await db.PlacesAsync(sessions, cancellationToken);
        var over = enrolment.OverCapacityReason is { } reason ? new SeatOverride(reason, IsSupervisor: true) : null;
        var member = new Participant(enrolment.PatientId, enrolment.EpisodeId, IsRequired: true);
        foreach (var session in sessions.Where(session => enrolment.IsIn(session.On) && !places[session.Id].Include(enrolment.PatientId)))
        {
            participants.Seat(participants.Book(session, member), places[session.Id].SeatsIn(session, program), over);
        }
    }

    /// <summary>Out of the sessions to come. What has an outcome stays, and so does a make-up, which is booked for its own sake.</summary>
    public async Task LeaveAsync(Enrolment enrolment, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var theirs = db.AttendanceRecords.Where(record =>
            record.PatientId == enrolment.PatientId && record.StartsAt > now && record.EnteredInError == null
            && record.Status == AttendanceStatus.Scheduled && record.MakeUpForId == null);
        var sessions = (await db.LockSessionsAsync(
            db.Sessions.AsNoTracking().ToCome(enrolment.GroupId, now).Where(session => theirs.Any(record => record.SessionId == session.Id)), cancellationToken))
            .ToDictionary(session => session.Id);
        if (sessions.Count == 0)
        {
            return;
        }

        var program = await ProgramOfAsync(sessions.Values.First(), cancellationToken);
        foreach (var record in await theirs.Where(record => sessions.Keys.Contains(record.SessionId)).ToListAsync(cancellationToken))
        {
            record.LeaveGroup(sessions[record.SessionId], program.Calendar, now);
        }
    }

    /// <summary>
    /// Whose turn it is among those who wait, in order: who cannot begin any more, is elsewhere at the time of one of the sessions, or finds
    /// one of them full, is passed over and goes on waiting (rule GRP-7).
    /// </summary>
    /// <param name="free">How many seats there are to give.</param>
    public async Task<IReadOnlyList<EnrolmentId>> NextAsync(
        TherapyGroup group, Program program, IReadOnlyList<GroupMember> waiting, int free, CancellationToken cancellationToken)
    {
        var today = program.DateOf(clock.GetUtcNow());
        var sessions = waiting.Count == 0 ? [] : await LockToComeAsync(group.Id, today, cancellationToken);
        var places = await db.PlacesAsync(sessions, cancellationToken);
        var seats = sessions.ToDictionary(session => session.Id, session => places[session.Id].SeatsIn(session, program));
        var taken = await TakenAsync(waiting, sessions, cancellationToken);
        var next = new List<EnrolmentId>();
        foreach (var candidate in waiting.Where(candidate => group.TakesMembersOn(FirstDay(candidate))))
        {
            if (next.Count == free)
            {
                break;
            }

            var wanted = sessions
                .Where(session => session.On >= FirstDay(candidate) && !places[session.Id].Include(candidate.PatientId))
                .ToList();
            if (wanted.Exists(session => seats[session.Id].IsFull || IsElsewhere(candidate, session)))
            {
                continue;
            }

            wanted.ForEach(session => seats[session.Id] = seats[session.Id].With(seats[session.Id].Next(over: null)));
            next.Add(candidate.EnrolmentId);
        }

        return next;

        DateOnly FirstDay(GroupMember candidate) => candidate.From > today ? candidate.From : today;

        bool IsElsewhere(GroupMember candidate, Session session)
        {
            var claim = ResourceClaim.Of(candidate.PatientId, session.StartsAt, session.EndsAt);
            return taken[claim.Resource].Any(claim.Clashes);
        }
    }

    private Task<List<Session>> LockToComeAsync(TherapyGroupId groupId, DateOnly from, CancellationToken cancellationToken) =>
        db.LockSessionsAsync(db.Sessions.AsNoTracking().ToCome(groupId, clock.GetUtcNow()).Where(session => session.On >= from), cancellationToken);

    /// <summary>What those who wait have booked elsewhere, held still.</summary>
    private async Task<ILookup<string, ResourceClaim>> TakenAsync(
        IReadOnlyList<GroupMember> waiting, List<Session> sessions, CancellationToken cancellationToken)
    {
        if (sessions.Count == 0)
        {
            return Array.Empty<ResourceClaim>().ToLookup(claim => claim.Resource);
        }

        var (from, to) = (sessions.Min(session => session.StartsAt), sessions.Max(session => session.EndsAt));
        return (await db.TakenAsync([.. waiting.Select(candidate => ResourceClaim.Of(candidate.PatientId, from, to))], cancellationToken))
            .ToLookup(claim => claim.Resource);
    }

    private Task<Program> ProgramOfAsync(Session session, CancellationToken cancellationToken) =>
        db.Programs.AsNoTracking().SingleAsync(program => program.Id == session.ProgramId, cancellationToken);
}
