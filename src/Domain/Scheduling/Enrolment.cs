using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>
/// A patient's place in a group, or in the queue for one. Waitlisted → Enrolled → Withdrawn; also Waitlisted → Withdrawn. Whoever holds the
/// lock of the group gives seats, and no seat is held twice.
/// </summary>
public sealed class Enrolment : AggregateRoot, IPatientRecord
{
    private Enrolment()
    {
    }

    public EnrolmentId Id { get; private set; }

    public TherapyGroupId GroupId { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    public EnrolmentStatus Status { get; private set; }

    /// <summary>While enrolled: from 1, each held once.</summary>
    public int? Seat { get; private set; }

    /// <summary>Kept when a seat is given: who has the lowest is the next.</summary>
    public int? WaitlistNumber { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day, inclusive; null while none is known. Who has one keeps the seat until it has passed.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Mondays of weeks in which the patient does not come, as it was planned; the seat is kept.</summary>
    public IReadOnlyList<DateOnly> WeeksAway { get; private set; } = [];

    /// <summary>Why a supervisor gave a seat beyond the capacity.</summary>
    public string? OverCapacityReason { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    public bool Stands => EnteredInError is null && Status is not EnrolmentStatus.Withdrawn;

    /// <param name="seats">As they are under the group's lock.</param>
    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, PATIENT_MERGED, EPISODE_NOT_IN_CARE, GROUP_CLOSED, GROUP_ENDED, SESSION_FULL; 422 OTHER_PROGRAM, STARTS_IN_PAST,
    /// SUPERVISOR_REQUIRED.
    /// </exception>
    public static Enrolment Enrol(
        EnrolmentId id,
        TherapyGroup group,
        GroupSeats seats,
        Patient patient,
        Episode episode,
        Program program,
        EnrolmentWish wish,
        bool isSupervisor,
        DateTimeOffset now)
    {
        patient.RequireCurrent();
        episode.RequireInCare();
        if (episode.ProgramId != group.ProgramId)
        {
            throw SchedulingErrors.OtherProgram("/episodeId");
        }

        var today = program.DateOf(now);
        if (wish.From < today)
        {
            throw SeriesErrors.StartsInPast("/from");
        }

        var enrolment = new Enrolment
        {
            Id = id,
            OrganizationId = group.OrganizationId,
            GroupId = group.Id,
            PatientId = patient.Id,
            EpisodeId = episode.Id,
            From = group.FirstDayFor(wish.From ?? today),
            To = wish.To,
            WeeksAway = [.. wish.WeeksAway],
        };
        if (seats.Seats.IsFull && wish is { OverCapacityReason: null, Waitlist: true })
        {
            enrolment.Status = EnrolmentStatus.Waitlisted;
            enrolment.WaitlistNumber = seats.NextWaitlistNumber;
            enrolment.Record(new EnrolmentWaitlisted(id, patient.Id, episode.Id));
            return enrolment;
        }

        // One of the group's sessions may be full where the group is not: of a guest, such as a make-up.
        enrolment.OverCapacityReason = isSupervisor || seats.Seats.IsFull ? wish.OverCapacityReason : null;
        enrolment.Take(seats.Seats.Next(wish.OverCapacityReason is { } reason ? new SeatOverride(reason, isSupervisor) : null));
        return enrolment;
    }

    public bool IsIn(DateOnly day) => GroupMember.IsIn(day, From, To, WeeksAway);

    /// <summary>The turn of who waited longest.</summary>
    internal void TakeSeat(int seat, DateOnly today)
    {
        From = From > today ? From : today;
        Take(seat);
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, ILLEGAL_TRANSITION.</exception>
    public void Withdraw(DateOnly today)
    {
        RequireNotInError();
        if (Status is EnrolmentStatus.Withdrawn)
        {
            throw CommonErrors.IllegalTransition(Status, "withdraw");
        }

        Status = EnrolmentStatus.Withdrawn;
        Seat = null;
        var last = today > From ? today : From;
        To = To < last ? To : last;
        Record(new EnrolmentWithdrawn(Id, PatientId, EpisodeId));
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        RequireNotInError();
        EnteredInError = mark;
        Seat = null;
        Record(new EnrolmentEnteredInError(Id, PatientId, EpisodeId));
    }

    private void Take(int seat)
    {
        Status = EnrolmentStatus.Enrolled;
        Seat = seat;
        Record(new EnrolmentSeatTaken(Id, PatientId, EpisodeId));
    }

    private void RequireNotInError()
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }
    }
}

public enum EnrolmentStatus
{
    /// <summary>Holds a seat.</summary>
    Enrolled,

    /// <summary>Gets the next seat that comes free, in order.</summary>
    Waitlisted,

    Withdrawn,
}

/// <param name="From">First day asked for; today unless given.</param>
/// <param name="Waitlist">Wait in the queue where no seat is free.</param>
/// <param name="OverCapacityReason">A supervisor's reason to go over the capacity where no seat is free.</param>
public sealed record EnrolmentWish(DateOnly? From, bool Waitlist, string? OverCapacityReason)
{
    /// <summary>Last day, where it is known beforehand.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Mondays of weeks in which the patient will not come.</summary>
    public IReadOnlyList<DateOnly> WeeksAway { get; init; } = [];
}
