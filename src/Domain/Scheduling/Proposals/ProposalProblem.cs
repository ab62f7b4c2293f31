using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Scheduling.Proposals;

/// <summary>
/// Who is to be placed where over the coming weeks. Patients, groups, slots, practitioners and rooms are known by their place in
/// these lists. Days are counted from the first Monday, which is day 0; times are minutes elapsed since it began, so that a change
/// of clocks inside plays no part.
/// </summary>
/// <param name="Slots">Openings for one patient each. Those of one practitioner or room may overlap: then one of them is used.</param>
/// <param name="ClosedDays">Days on which no session is held.</param>
public sealed record ProposalProblem(
    int Weeks,
    IReadOnlyList<PatientNeed> Patients,
    IReadOnlyList<GroupOffer> Groups,
    IReadOnlyList<SessionOffer> Slots,
    IReadOnlyList<PractitionerTime> Practitioners,
    IReadOnlyList<RoomTime> Rooms,
    IReadOnlyList<int> ClosedDays,
    ProposalPolicy Policy)
{
    private const int DaysOfWeek = 7;

    public static int WeekOf(int day) => day / DaysOfWeek;

    public bool IsHeld(SessionOffer session) => !ClosedDays.Contains(session.Day);

    /// <summary>Whether any session of the group is held in the week.</summary>
    public bool Meets(int group, int week) => HeldSessions(group, week).Any();

    /// <summary>What a member of the group attends in the week: all that is held.</summary>
    public IEnumerable<SessionOffer> HeldSessions(int group, int week) =>
        Groups[group].Sessions.Where(session => session.Week == week && IsHeld(session));
}

/// <summary>Minutes since the first Monday began.</summary>
/// <param name="End">Exclusive.</param>
public readonly record struct MinuteSpan(int Start, int End)
{
    public int Length => End - Start;

    public bool Holds(MinuteSpan other) => Start <= other.Start && other.End <= End;

    /// <param name="apart">Minutes that have to lie between the two.</param>
    public bool Clashes(MinuteSpan other, int apart = 0) => Start < other.End + apart && other.Start < End + apart;
}

/// <summary>What one patient needs and can do.</summary>
/// <param name="Weeks">One entry for each week of the problem.</param>
/// <param name="State">Where the patient is during virtual sessions; two-letter code. Without one there are none.</param>
/// <param name="TravelMinutes">Between what is on site and what is not.</param>
/// <param name="Hard">Commitments that do not move; never on site.</param>
/// <param name="Soft">Commitments that could.</param>
/// <param name="Booked">Sessions the patient has already.</param>
/// <param name="Preferred">Times that suit best; empty where all are as good.</param>
/// <param name="PrefersVirtual">Null where both are as good.</param>
/// <param name="Counselor">The practitioner whom the patient knows.</param>
public sealed record PatientNeed(
    IReadOnlyList<WeekNeed> Weeks,
    string? State,
    int TravelMinutes,
    IReadOnlyList<Commitment> Hard,
    IReadOnlyList<Commitment> Soft,
    IReadOnlyList<BookedSession> Booked,
    IReadOnlyList<MinuteSpan> Preferred,
    bool? PrefersVirtual,
    int? Counselor)
{
    /// <summary>Groups in which the patient has a seat already: there is none to give.</summary>
    public IReadOnlyList<int> MemberOf { get; init; } = [];

    public int Apart(bool oneIsOnSite, bool otherIsOnSite) => oneIsOnSite == otherIsOnSite ? 0 : TravelMinutes;
}

/// <summary>Of one week, beside what is booked already.</summary>
/// <param name="Minutes">Least minutes of treatment, by level of care, age and phase.</param>
/// <param name="MostMinutes">Inclusive; null where the level has no upper end.</param>
/// <param name="Individuals">How many individual sessions are due.</param>
public sealed record WeekNeed(int Minutes, int? MostMinutes, int Individuals)
{
    public static WeekNeed None { get; } = new(0, null, 0);

    public bool IsAny => Minutes > 0 || Individuals > 0;
}

public sealed record Commitment(int Day, MinuteSpan Time);

public sealed record BookedSession(int Day, MinuteSpan Time, int Minutes, bool IsOnSite);

/// <summary>A group and its seats; who is in it in a week attends each session that is held.</summary>
/// <param name="Seats">Free ones, for each week.</param>
public sealed record GroupOffer(IReadOnlyList<SessionOffer> Sessions, IReadOnlyList<int> Seats)
{
    /// <summary>How many patients can join over all weeks, since who joins keeps the seat; null where the seats of each week are all that counts.</summary>
    public int? Joins { get; init; }
}

/// <param name="Minutes">Of treatment, without breaks.</param>
/// <param name="Room">Null for a virtual session, and where no room is kept.</param>
public sealed record SessionOffer(int Day, MinuteSpan Time, int Minutes, int Practitioner, int? Room, bool IsVirtual)
{
    public int Week => ProposalProblem.WeekOf(Day);
}

/// <param name="MinutesLeft">Minutes of sessions that may be added, for each week; the groups of the problem are not among them.</param>
/// <param name="Busy">What is booked, beside the groups of the problem.</param>
/// <param name="LicenceStates">Where the practitioner may treat.</param>
/// <param name="Credentialed">Days on which a credential is valid.</param>
public sealed record PractitionerTime(
    IReadOnlyList<int> MinutesLeft, IReadOnlyList<MinuteSpan> Busy, IReadOnlyList<string> LicenceStates, IReadOnlyList<DayRange> Credentialed);

/// <param name="Last">Inclusive.</param>
public readonly record struct DayRange(int First, int Last)
{
    public bool Holds(int day) => First <= day && day <= Last;
}

public sealed record RoomTime(IReadOnlyList<MinuteSpan> Busy);
