using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="EpisodeId">Open, of the session's programme.</param>
/// <param name="IsRequired">False for an extra session, which stands in no rate. True unless said.</param>
public sealed record ParticipantBody(EpisodeId EpisodeId, bool IsRequired = true);

/// <summary>Gives patients their places in sessions.</summary>
internal sealed class SessionParticipants(IAppDbContext db, ICaller caller, TimeProvider clock)
{
    public SeatOverride? Override(string? reason) =>
        reason is null ? null : new SeatOverride(reason, caller.Roles.Contains(Role.Supervisor));

    /// <exception cref="DomainException">409 EPISODE_NOT_OPEN, ENTERED_IN_ERROR; 422 UNKNOWN_REFERENCE, OTHER_PROGRAM, DUPLICATE.</exception>
    public async Task<IReadOnlyList<Participant>> FindAsync(
        IReadOnlyList<ParticipantBody> wanted, ProgramId programId, Func<int, string> pointer, CancellationToken cancellationToken)
    {
        var ids = wanted.Select(participant => participant.EpisodeId).ToList();
        var episodes = ids.Count == 0
            ? []
            : await db.Episodes.AsNoTracking().Where(episode => ids.Contains(episode.Id)).ToDictionaryAsync(episode => episode.Id, cancellationToken);
        var found = new List<Participant>();
        for (var i = 0; i < wanted.Count; i++)
        {
            var episode = episodes.GetValueOrDefault(wanted[i].EpisodeId) ?? throw CommonErrors.UnknownReference(pointer(i));
            if (episode.ProgramId != programId)
            {
                throw SchedulingErrors.OtherProgram(pointer(i));
            }

            episode.RequireOpen();
            if (found.Exists(other => other.PatientId == episode.PatientId))
            {
                throw CommonErrors.Rule("DUPLICATE", pointer(i), "Named more than once.");
            }

            found.Add(new Participant(episode.PatientId, episode.Id, wanted[i].IsRequired));
        }

        return found;
    }

    /// <summary>Into the next seats. The caller saves.</summary>
    /// <exception cref="DomainException">409 SESSION_FULL, SESSION_LOCKED, SESSION_NOT_OPEN; 422 SUPERVISOR_REQUIRED.</exception>
    public List<AttendanceRecord> Seat(
        Session session, Program program, IEnumerable<Participant> participants, IEnumerable<AttendanceRecord> present, SeatOverride? over)
    {
        var seats = Seats.Of(session.Type, program.PoliciesOn(session.On).Scheduling, present);
        var records = new List<AttendanceRecord>();
        foreach (var participant in participants)
        {
            var record = Book(session, participant);
            seats = Seat(record, seats, over);
            records.Add(record);
        }

        return records;
    }

    /// <summary>Into a session in which nobody is yet. Who has a seat in the group has one here: those beyond the capacity were let in before.</summary>
    public List<AttendanceRecord> SeatMembers(Session session, Program program, IEnumerable<GroupMember> members)
    {
        var capacity = program.PoliciesOn(session.On).Scheduling.CapacityOf(session.Type);
        var records = new List<AttendanceRecord>();
        foreach (var (member, i) in members.OrderBy(member => member.OverCapacityReason is not null).Select((member, i) => (member, i)))
        {
            var record = Book(session, member.Participant).At(
                i + 1, !(i >= capacity) || member.OverCapacityReason is null ? null : new SeatOverride(member.OverCapacityReason, IsSupervisor: true));
            db.AttendanceRecords.Add(record);
            records.Add(record);
        }

        return records;
    }

    public Seats Seat(AttendanceRecord record, Seats seats, SeatOverride? over)
    {
        var seat = seats.Next(over);
        db.AttendanceRecords.Add(record.At(seat, seats.IsFull ? over : null));
        return seats.With(seat);
    }

    /// <summary>Without a seat yet, and not added.</summary>
    public AttendanceRecord Book(Session session, Participant participant)
    {
        var now = clock.GetUtcNow();
        return AttendanceRecord.Book(
            TypedId.New<AttendanceRecordId>(now), session, participant.PatientId, participant.EpisodeId, participant.IsRequired, now);
    }
}
