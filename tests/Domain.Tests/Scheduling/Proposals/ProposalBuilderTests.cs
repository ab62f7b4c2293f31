using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Scheduling.Proposals;
using TreatmentPlans.Domain.Tests.Patients;
using TreatmentPlans.Domain.Tests.Programs;
using Commitment = TreatmentPlans.Domain.Scheduling.Commitment;

namespace TreatmentPlans.Domain.Tests.Scheduling.Proposals;

/// <summary>The week of 2 March 2026 and the next one, on whose eve, Sunday the 8th at 2 o'clock, New York's clocks go forward.</summary>
public sealed class ProposalBuilderTests
{
    private const int Day = 24 * 60;
    private static readonly DateOnly From = new(2026, 3, 2);
    private static readonly LevelOfCare Iop = new(AsamEdition.Fourth, "2.1");

    private readonly Program _program = TestPrograms.Program();
    private readonly Practitioner _counselor = TestPrograms.Counselor();
    private readonly EpisodeId _episode = TypedId.New<EpisodeId>(TestPrograms.Now);
    private readonly Domain.Patients.Patient _patient = TestPatients.Patient();

    [Fact]
    public void Times_are_minutes_that_have_gone_by_since_the_first_Monday_began()
    {
        var openings = Openings(new Opening(_program.Id, [DayOfWeek.Saturday, DayOfWeek.Monday], Times("10:00", "11:00"), 60, "Office", null, null, null));

        var draft = Build(practitioners: [openings]);

        Assert.Equal(
            [(0, 10 * 60), (5, (5 * Day) + (10 * 60)), (7, (7 * Day) + (9 * 60)), (12, (12 * Day) + (9 * 60))],
            draft.Problem.Slots.Select(slot => (slot.Day, slot.Time.Start)));
        Assert.All(draft.Problem.Slots, slot => Assert.Equal((60, 60), (slot.Time.Length, slot.Minutes)));
        Assert.Equal([0, 0, 1, 1], draft.Problem.Slots.Select(slot => slot.Week));
        Assert.Equal(
            ["2026-03-02 15:00", "2026-03-07 15:00", "2026-03-09 14:00", "2026-03-14 14:00"],
            draft.Slots.Select(slot => slot.StartsAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm")));
    }

    [Fact]
    public void Commitments_are_told_day_by_day_from_the_evening_before_on()
    {
        var patient = Patient(Availability(
            [
                new Commitment(CommitmentKind.Work, CommitmentWeight.Hard, [DayOfWeek.Sunday], Times("23:00", "03:00"), null, null),
                new Commitment(CommitmentKind.Family, CommitmentWeight.Soft, [DayOfWeek.Tuesday], Times("12:00", "13:00"), null, new DateOnly(2026, 3, 3)),
            ],
            new SchedulePreferences([Times("17:00", "21:00")], PrefersVirtual: true, TravelBufferMinutes: 20)));

        var need = Assert.Single(Build(patient).Problem.Patients);

        Assert.Equal(
            [(-1, -60, 180), (6, (6 * Day) + (22 * 60), (7 * Day) + (2 * 60)), (13, (13 * Day) + (22 * 60), (14 * Day) + (2 * 60))],
            need.Hard.Select(hard => (hard.Day, hard.Time.Start, hard.Time.End)));
        Assert.Equal([(1, Day + (12 * 60), Day + (13 * 60))], need.Soft.Select(soft => (soft.Day, soft.Time.Start, soft.Time.End)));
        Assert.Equal((20, true, 14), (need.TravelMinutes, need.PrefersVirtual, need.Preferred.Count));
        Assert.Equal(new MinuteSpan((6 * Day) + (16 * 60), (6 * Day) + (20 * 60)), need.Preferred[6]);
    }

    [Fact]
    public void Needed_is_what_level_and_phase_demand_less_what_is_booked_or_was_kept()
    {
        var target = Patient() with { Care = Care(new TargetFrom(new(2026, 3, 9), 12)) };
        var place = Place("2026-03-03 18:00", 180);

        var weeks = Assert.Single(Build(target with { Places = [place, place with { EpisodeId = default }] }).Problem.Patients).Weeks;

        Assert.Equal([new WeekNeed(360, 1019, 1), new WeekNeed(720, 1199, 1)], weeks);
    }

    [Theory]
    [InlineData(539, 1)]
    [InlineData(540, 0)]
    [InlineData(541, 0)]
    public void A_week_that_has_its_hours_needs_none(int booked, int minutes) =>
        Assert.Equal(minutes, Build(Patient() with { Places = [Place("2026-03-03 06:00", booked)] }).Problem.Patients[0].Weeks[0].Minutes);

    [Fact]
    public void Where_the_phase_aims_at_more_than_the_level_allows_the_phase_holds()
    {
        var patient = Patient() with { Care = Care(new TargetFrom(new(2026, 1, 12), 25)) };

        Assert.Equal(new WeekNeed(1500, 1500, 1), Build(patient).Problem.Patients[0].Weeks[0]);
    }

    [Fact]
    public void A_week_with_a_day_of_leave_needs_nothing()
    {
        var patient = Patient() with { Care = Care() with { Leaves = [new LeaveSpan(new(2026, 3, 1), new(2026, 3, 3))] } };

        Assert.Equal([false, true], Build(patient).Problem.Patients[0].Weeks.Select(week => week.IsAny));
    }

    [Fact]
    public void Who_needs_nothing_is_kept_where_asked_for_by_name_only()
    {
        var patient = Patient() with { Individuals = [], Places = [Place("2026-03-02 06:00", 540), Place("2026-03-09 06:00", 540)] };

        Assert.Single(Build(keepsSatisfied: true, patients: [patient]).Patients);
        Assert.Empty(Build(keepsSatisfied: false, patients: [patient]).Patients);
    }

    [Fact]
    public void Individual_sessions_are_those_of_the_plan_less_those_that_are_booked()
    {
        Assert.Equal(1, DueIn(null));
        Assert.Equal(0, DueIn([]));
        Assert.Equal(2, DueIn([new(1, false, null, null), new(1, false, null, null)]));
        Assert.Equal(2, DueIn([new(5, false, null, null)]));
        Assert.Equal(0, DueIn([new(1, false, new(2026, 3, 9), null)]));
        Assert.Equal(1, DueIn([new(1, false, new(2026, 3, 8), null)]));
        Assert.Equal(0, DueIn([new(1, false, null, new(2026, 3, 1))]));
        Assert.Equal(1, DueIn([new(2, false, null, null)], Place("2026-03-03 18:00", 60) with { IsIndividual = true }));

        int DueIn(IReadOnlyList<IndividualFrequency>? often, params PlaceFacts[] places) =>
            Build(Patient() with { Individuals = often, Places = places }).Problem.Patients[0].Weeks[0].Individuals;
    }

    [Theory]
    [InlineData(1, 12)]
    [InlineData(2, 24)]
    [InlineData(4, 48)]
    public void Sessions_of_a_month_are_spread_over_the_year(int times, int ofYear)
    {
        var often = new IndividualFrequency(times, IsPerMonth: true, null, null);

        var due = Enumerable.Range(0, 52).Select(week => often.DueIn(From.AddDays(7 * week))).ToList();

        Assert.Equal(ofYear, due.Sum());
        Assert.True(due.Max() <= 1);
    }

    [Fact]
    public void A_group_offers_the_seats_of_its_fullest_session_and_no_more_than_it_has()
    {
        var group = Group(freeSeats: 3, Session("2026-03-03 23:00", freeSeats: 5), Session("2026-03-05 23:00", freeSeats: 2), Session("2026-03-10 22:00", freeSeats: null), Session("2026-03-17 22:00", freeSeats: 1));

        var offer = Assert.Single(Build(groups: [group]).Problem.Groups);

        Assert.Equal([2, 3], offer.Seats);
        Assert.Equal(3, offer.Joins);
        Assert.Equal([(1, 0), (3, 0), (8, 1)], offer.Sessions.Select(session => (session.Day, session.Week)));
        Assert.All(offer.Sessions, session => Assert.Equal((18 * 60, 165), (session.Time.Start - (session.Day * Day) + (session.Week * 60), session.Minutes)));
    }

    [Fact]
    public void Members_do_not_join_again()
    {
        var group = Group(freeSeats: 3, Session("2026-03-03 23:00", freeSeats: 5)) with { Members = [_patient.Id] };

        Assert.Equal([0], Build(keepsSatisfied: true, patients: [Patient()], groups: [group]).Problem.Patients[0].MemberOf);
    }

    [Fact]
    public void Practitioners_have_what_the_bookings_leave_them()
    {
        var session = Session("2026-03-03 23:00", freeSeats: 5);
        var bookings = new[]
        {
            Booked(session.Id.Value, ResourceKind.Practitioner, _counselor.Id.ToString(), "2026-03-03 23:00", 180),
            Booked(Guid.Empty, ResourceKind.Practitioner, _counselor.Id.ToString(), "2026-03-04 15:00", 60),
            Booked(Guid.Empty, ResourceKind.Room, "OFFICE", "2026-03-04 16:00", 60),
        };
        var openings = Openings(new Opening(_program.Id, [DayOfWeek.Monday], Times("10:00", "11:00"), 60, " Office ", null, null, null), mostMinutes: 300);

        var draft = Build(practitioners: [openings], groups: [Group(3, session)], bookings: bookings);

        var time = Assert.Single(draft.Problem.Practitioners);
        Assert.Equal([60, 300], time.MinutesLeft);
        Assert.Equal([new MinuteSpan((2 * Day) + (10 * 60), (2 * Day) + (11 * 60))], time.Busy);
        Assert.Equal(new MinuteSpan((2 * Day) + (11 * 60), (2 * Day) + (12 * 60)), Assert.Single(draft.Problem.Rooms[draft.Rooms.ToList().IndexOf("OFFICE")].Busy));
        Assert.True(time.Credentialed.Single().Holds(13));
        Assert.False(time.Credentialed.Single().Holds(365));
    }

    [Fact]
    public void What_has_begun_or_is_of_another_programme_is_not_offered()
    {
        var openings = Openings(
            new Opening(_program.Id, [DayOfWeek.Monday], Times("10:00", "12:00"), 60, "Office", null, null, null),
            new Opening(default, [DayOfWeek.Monday], Times("14:00", "16:00"), 60, "Office", null, null, null));

        var draft = Build(practitioners: [openings], now: new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero));

        Assert.Equal([(0, 11), (7, 10), (7, 11)], draft.Problem.Slots.Select(slot => (slot.Day, (slot.Time.Start - (slot.Day * Day) + (slot.Week * 60)) / 60)));
    }

    [Fact]
    public void Closed_days_are_the_programmes() =>
        Assert.Equal([7], Build(program: TestPrograms.Program(TestPrograms.Settings with { Closures = [new(new(2026, 3, 9), "Flood")] })).Problem.ClosedDays);

    private ProposalDraft Build(params PatientFacts[] patients) => Build(keepsSatisfied: true, patients: patients);

    private ProposalDraft Build(
        bool keepsSatisfied = true,
        IReadOnlyList<PatientFacts>? patients = null,
        IReadOnlyList<GroupFacts>? groups = null,
        IReadOnlyList<PractitionerFacts>? practitioners = null,
        IReadOnlyList<Booking>? bookings = null,
        DateTimeOffset? now = null,
        Program? program = null) => ProposalBuilder.Build(new ProposalFacts(
            program ?? _program,
            From,
            2,
            now ?? TestPrograms.Now,
            keepsSatisfied,
            patients ?? [],
            groups ?? [],
            practitioners ?? [new PractitionerFacts(_counselor, null)],
            bookings ?? []));

    private PatientFacts Patient(PatientAvailability? availability = null) => new(
        _episode, _patient.Id, Care(), availability, "NY", [], null, _counselor.Id);

    private static CareTimeline Care(params TargetFrom[] targets) =>
        new(new(1988, 3, 14), new(2026, 1, 12), null, [new LevelFrom(new(2026, 1, 12), Iop)], targets, []);

    private PatientAvailability Availability(IReadOnlyList<Commitment> commitments, SchedulePreferences preferences) =>
        PatientAvailability.Of(_patient, commitments, preferences);

    private PlaceFacts Place(string startsAt, int minutes) => new(_episode, Utc(startsAt), Utc(startsAt).AddMinutes(minutes), minutes, false, true);

    private PractitionerFacts Openings(params Opening[] openings) => new(_counselor, PractitionerAvailability.Of(_counselor, openings, null, [_program.Id, default]));

    private PractitionerFacts Openings(Opening opening, int mostMinutes) =>
        new(_counselor, PractitionerAvailability.Of(_counselor, [opening], mostMinutes, [_program.Id]));

    private static GroupFacts Group(int freeSeats, params GroupSessionFacts[] sessions) =>
        new(TypedId.New<TherapyGroupId>(TestPrograms.Now), freeSeats, [], sessions);

    private GroupSessionFacts Session(string startsAt, int? freeSeats) => new(
        TypedId.New<SessionId>(TestPrograms.Now),
        new SessionSetting(SessionType.IopBlock, _counselor.Id, "Room 2"),
        new SessionTimes(Utc(startsAt), Utc(startsAt).AddHours(3), BreakMinutes: 15),
        freeSeats);

    private static Booking Booked(Guid holder, ResourceKind kind, string resource, string startsAt, int minutes) =>
        new(TestPrograms.Organization.Id, holder, kind, resource, Utc(startsAt), Utc(startsAt).AddMinutes(minutes));

    private static WallTimes Times(string from, string to) => new(TimeOnly.Parse(from), TimeOnly.Parse(to));

    private static DateTimeOffset Utc(string text) => new(DateTime.Parse(text), TimeSpan.Zero);
}
