using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Scheduling.Proposals;

/// <summary>What calendar and records say of the coming weeks of one programme, as read at one instant.</summary>
/// <param name="From">A Monday.</param>
/// <param name="KeepsSatisfied">Whether patients who need nothing more are kept: they were asked for by name.</param>
/// <param name="Bookings">Of practitioners and rooms, groups included.</param>
public sealed record ProposalFacts(
    Program Program,
    DateOnly From,
    int Weeks,
    DateTimeOffset ReadAt,
    bool KeepsSatisfied,
    IReadOnlyList<PatientFacts> Patients,
    IReadOnlyList<GroupFacts> Groups,
    IReadOnlyList<PractitionerFacts> Practitioners,
    IReadOnlyList<Booking> Bookings);

/// <param name="Care">Leaves that go on end on the day on which the patient is expected back.</param>
/// <param name="State">Where the patient lives, and so is during virtual sessions.</param>
/// <param name="Places">In sessions of the weeks and the days beside them, of whatever episode.</param>
/// <param name="Individuals">How often the plan in force wants individual sessions; null where none is in force.</param>
/// <param name="Counselor">Whom the patient knows.</param>
public sealed record PatientFacts(
    EpisodeId EpisodeId,
    PatientId PatientId,
    CareTimeline Care,
    PatientAvailability? Availability,
    string? State,
    IReadOnlyList<PlaceFacts> Places,
    IReadOnlyList<IndividualFrequency>? Individuals,
    PractitionerId? Counselor);

/// <summary>A place in a session: booked, or kept.</summary>
/// <param name="Minutes">Of treatment.</param>
public sealed record PlaceFacts(
    EpisodeId EpisodeId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Minutes, bool IsIndividual, bool IsOnSite);

/// <param name="From">First day; from ever where null.</param>
/// <param name="To">Last day, inclusive; for ever where null.</param>
public sealed record IndividualFrequency(int Times, bool IsPerMonth, DateOnly? From, DateOnly? To)
{
    private const int WeeksOfYear = 52;
    private const int MonthsOfYear = 12;
    private const int DaysOfWeek = 7;

    /// <summary>
    /// Sessions due in the week. Those of a month fall in the weeks in which a further one of a year's is reached, whatever week a proposal
    /// begins with.
    /// </summary>
    public int DueIn(DateOnly monday)
    {
        if (From > monday.AddDays(DaysOfWeek - 1) || To < monday)
        {
            return 0;
        }

        var week = monday.DayNumber / DaysOfWeek;
        return IsPerMonth ? Reached(week + 1) - Reached(week) : Times;

        int Reached(int weeks) => weeks * Times * MonthsOfYear / WeeksOfYear;
    }
}

/// <param name="FreeSeats">In the group: who joins keeps the seat.</param>
/// <param name="Members">Who holds a seat in it, or waits for one.</param>
/// <param name="Sessions">To come.</param>
public sealed record GroupFacts(
    TherapyGroupId Id, int FreeSeats, IReadOnlyCollection<PatientId> Members, IReadOnlyList<GroupSessionFacts> Sessions);

/// <param name="FreeSeats">Null: no limit.</param>
public sealed record GroupSessionFacts(SessionId Id, SessionSetting Setting, SessionTimes Times, int? FreeSeats);

/// <param name="Availability">Null where it was never written.</param>
public sealed record PractitionerFacts(Practitioner Practitioner, PractitionerAvailability? Availability);

/// <summary>One opening of a practitioner, for one patient.</summary>
/// <param name="Room">Null where it is virtual.</param>
public sealed record SlotFacts(PractitionerId PractitionerId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Room, string? VirtualLink);

/// <summary>A problem, and what its numbers stand for.</summary>
/// <param name="Groups">With their sessions in the order of the problem's.</param>
/// <param name="Rooms">By the names under which they are booked.</param>
public sealed record ProposalDraft(
    ProposalProblem Problem,
    DateOnly From,
    IReadOnlyList<PatientFacts> Patients,
    IReadOnlyList<GroupFacts> Groups,
    IReadOnlyList<SlotFacts> Slots,
    IReadOnlyList<PractitionerId> Practitioners,
    IReadOnlyList<string> Rooms)
{
    private const int DaysOfWeek = 7;

    public DateOnly MondayOf(int week) => From.AddDays(week * DaysOfWeek);
}
