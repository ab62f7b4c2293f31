using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Domain.Tests.Scheduling.Proposals;

public sealed class ProposalCostTests
{
    private const int Day = 24 * 60;

    private static readonly ProposalPolicy Policy = new(
        SoftCommitmentCost: 1,
        OtherTimeCost: 10,
        ModeCost: 100,
        OtherCounselorCost: 1_000,
        GroupChangeCost: 10_000,
        TripCost: 100_000,
        EvenDayMinutes: 180,
        CrowdedDayCost: 1_000_000,
        ExcessHourCost: 10_000_000,
        SolverSeconds: 1,
        MostWeeks: 12,
        MostPatients: 100,
        IndividualsPerWeek: 1,
        MostIndividualsPerWeek: 2);

    private static readonly PatientNeed Patient = new(
        [new WeekNeed(180, null, 1), new WeekNeed(180, null, 1), new WeekNeed(180, null, 1)], "PA", 0, [], [], [], [], null, 0);

    [Fact]
    public void A_week_without_anything_to_mind_costs_its_trips() =>
        Assert.Equal(ProposalCost.Zero with { Trips = 2 * 100_000 }, Of(Patient, At([0], [0])));

    [Fact]
    public void A_trip_that_is_made_anyway_costs_nothing() =>
        Assert.Equal(100_000, Of(Patient with { Booked = [new BookedSession(1, Span(1, 8, 60), 60, IsOnSite: true)] }, At([0], [0])).Trips);

    [Theory]
    [InlineData(10, 2, 1)]
    [InlineData(8, 1, 0)]
    [InlineData(11, 2, 0)]
    public void A_session_over_a_soft_commitment_costs_once(int hour, int hours, int cost) =>
        Assert.Equal(
            cost,
            Of(Patient with { Soft = [new Commitment(0, Span(0, hour, hours * 60)), new Commitment(0, Span(0, hour, hours * 60))] }, At([0], [0])).SoftCommitments);

    [Theory]
    [InlineData(9, 2, 0)]
    [InlineData(8, 4, 0)]
    [InlineData(9, 1, 10)]
    [InlineData(10, 10, 10)]
    public void A_session_that_does_not_lie_in_a_preferred_time_costs(int from, int hours, int cost) =>
        Assert.Equal(cost, Of(Patient with { Preferred = [Span(0, from, hours * 60), Span(1, 9, 60)] }, At([0], [0])).OtherTimes);

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 0)]
    public void Sessions_in_the_other_mode_cost(bool prefersVirtual, int cost) =>
        Assert.Equal(cost, Of(Patient with { PrefersVirtual = prefersVirtual }, At([0], [0])).Modes);

    [Theory]
    [InlineData(0, 1_000)]
    [InlineData(1, 2_000)]
    [InlineData(2, 3_000)]
    [InlineData(null, 1_000)]
    public void Sessions_with_another_than_the_own_counselor_cost(int? own, int cost) =>
        Assert.Equal(cost, Of(Patient with { Counselor = own }, At([0], [0]), At([0], [2]), At([0], [5])).OtherCounselors);

    [Theory]
    [InlineData(new[] { 0 }, new[] { 0 }, new[] { 0 }, 0)]
    [InlineData(new[] { 0 }, new[] { 1 }, new[] { 0 }, 20_000)]
    [InlineData(new[] { 0 }, new[] { 1 }, new[] { 1 }, 10_000)]
    [InlineData(new[] { 0 }, new[] { 0, 1 }, new[] { 1 }, 10_000)]
    public void Joining_a_group_later_costs(int[] first, int[] second, int[] third, int cost) =>
        Assert.Equal(cost, Of(Patient, At(first, [0]), At(second, [2]), At(third, [4])).GroupChanges);

    [Fact]
    public void Joining_after_a_week_that_is_not_filled_costs_nothing() =>
        Assert.Equal(0, Of(Patient, At([0], [0]), null, At([1], [4])).GroupChanges);

    [Fact]
    public void A_week_without_need_is_not_looked_at() =>
        Assert.Equal(
            10_000,
            Of(Patient with { Weeks = [Patient.Weeks[0], WeekNeed.None, Patient.Weeks[2]] }, At([0], [0]), null, At([1], [4])).GroupChanges);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 10_000_000)]
    [InlineData(61, 10_000_000)]
    [InlineData(62, 20_000_000)]
    public void Each_started_hour_beyond_the_need_costs(int beyond, int cost) =>
        Assert.Equal(
            cost,
            Of(Patient with { Weeks = [new WeekNeed(181 - beyond, null, 1), WeekNeed.None, WeekNeed.None] }, At([0], [0])).ExcessHours);

    [Theory]
    [InlineData(60, 0)]
    [InlineData(61, 1_000_000)]
    public void A_day_with_more_than_the_even_minutes_costs(int booked, int cost) =>
        Assert.Equal(
            cost,
            Of(Patient with { Booked = [new BookedSession(0, Span(0, 20, 60), booked, IsOnSite: true)] }, At([0], [0])).CrowdedDays);

    private static ProposalCost Of(PatientNeed patient, params WeekPlacement?[] weeks) => ProposalCost.Of(
        new ProposalProblem(
            3,
            [patient],
            [Group(0, 9), Group(0, 14)],
            [Slot(1, 9, 0), Slot(1, 9, 1), Slot(8, 9, 0), Slot(8, 9, 1), Slot(15, 9, 0), Slot(15, 9, 1)],
            [],
            [],
            [],
            Policy),
        new ProposalPlan([new PatientPlacement([.. weeks, .. new WeekPlacement?[3 - weeks.Length]])]));

    private static WeekPlacement At(int[] groups, int[] slots) => new(groups, slots);

    private static GroupOffer Group(int day, int hour) => new(
        [.. Enumerable.Range(0, 3).Select(week => new SessionOffer((7 * week) + day, Span((7 * week) + day, hour, 120), 120, 2, null, false))],
        [1, 1, 1]);

    private static SessionOffer Slot(int day, int hour, int practitioner) => new(day, Span(day, hour, 60), 60, practitioner, null, false);

    private static MinuteSpan Span(int day, int hour, int minutes) => new((day * Day) + (hour * 60), (day * Day) + (hour * 60) + minutes);
}
