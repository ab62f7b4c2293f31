using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Scheduling.AttendanceStatus;
using static TreatmentPlans.Domain.Tests.Scheduling.AttendanceFacts;
using static TreatmentPlans.Domain.Tests.Scheduling.TestSessions;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class NoShowPolicyTests
{
    private static readonly DateTimeOffset LaterThatWeek = At(1, 10, 12, 0);

    [Fact]
    public void Who_has_not_come_is_asked_after_from_a_quarter_of_an_hour_on_until_checked_in()
    {
        var fact = Fact(Monday, Scheduled);

        Assert.Empty(Due([fact], At(1, 5, 18, 15).AddTicks(-1)));
        Assert.Equal(
            new NoShowWork(NoShowWorkKind.Outreach, fact.Id, Monday, At(1, 5, 21, 0)), Assert.Single(Due([fact], At(1, 5, 18, 15))));
        Assert.Empty(Due([fact], At(1, 5, 18, 15), checkedIn: [fact.Id]));
    }

    [Fact]
    public void One_unexcused_absence_calls_for_contact_within_a_day()
    {
        var facts = Days(AbsentUnexcused, AbsentExcused, Attended);

        Assert.Equal(
            new NoShowWork(NoShowWorkKind.CounselorContact, facts[0].Id, Monday, At(1, 6, 18, 0)), Assert.Single(Due(facts, LaterThatWeek)));
    }

    [Fact]
    public void Two_in_a_row_call_for_a_plan_review_in_three_business_days_and_three_for_the_question_of_discharge()
    {
        var facts = Days(AbsentUnexcused, AbsentUnexcused, AbsentUnexcused, AbsentUnexcused);

        var due = Due(facts, LaterThatWeek).Where(work => work.Kind != NoShowWorkKind.CounselorContact);

        Assert.Equal(
            [
                new NoShowWork(NoShowWorkKind.PlanReview, facts[1].Id, Monday.AddDays(1), At(1, 10, 0, 0)),
                new NoShowWork(NoShowWorkKind.AdministrativeDischarge, facts[2].Id, Monday.AddDays(2), At(1, 13, 0, 0)),
            ],
            due);
    }

    [Theory]
    [InlineData(Attended, 0)]
    [InlineData(AbsentExcused, 0)]
    [InlineData(HolidayClosed, 1)]
    [InlineData(OnLeave, 1)]
    [InlineData(Scheduled, 1)]
    public void A_row_ends_with_an_attended_or_excused_session_and_goes_over_what_is_excluded(AttendanceStatus between, int reviews) =>
        Assert.Equal(
            reviews,
            Due(Days(AbsentUnexcused, between, AbsentUnexcused), LaterThatWeek).Count(work => work.Kind == NoShowWorkKind.PlanReview));

    [Fact]
    public void Sessions_that_are_not_required_are_no_part_of_a_row()
    {
        var facts = Days(AbsentUnexcused, AbsentUnexcused);

        Assert.Single(Due([facts[0], facts[1] with { IsRequired = false }], LaterThatWeek));
    }

    [Theory]
    [InlineData(19, 3, true)]
    [InlineData(18, 3, false)]
    [InlineData(19, 2, false)]
    public void Fourteen_days_without_contact_and_three_attempts_raise_the_question_of_discharge(int day, int attempts, bool due)
    {
        ContactEvidence[] contacts = [.. Enumerable.Range(0, attempts).Select(n => Contact(7 + n, reached: false))];

        var work = Due([Fact(Monday, Attended)], At(1, day, 0, 0), contacts).Where(work => work.Kind == NoShowWorkKind.AdministrativeDischarge);

        Assert.Equal(
            due ? [new NoShowWork(NoShowWorkKind.AdministrativeDischarge, null, Monday, At(1, 23, 0, 0))] : [], work);
    }

    [Fact]
    public void An_answer_a_stay_however_short_and_a_check_in_are_contact_and_leave_is_no_silence()
    {
        ContactEvidence[] attempts = [Contact(7, false), Contact(8, false), Contact(9, false)];
        var now = At(1, 19, 12, 0);
        var later = Fact(Monday.AddDays(1), Scheduled);

        Assert.Single(Asked([], attempts, Care));
        Assert.Empty(Asked([], [.. attempts, Contact(6, reached: true)], Care));
        Assert.Empty(Asked([Fact(Monday.AddDays(1), AbsentUnexcused) with { AttendedMinutes = 5 }], attempts, Care));
        Assert.DoesNotContain(Due([later], now, attempts, [later.Id]), work => work.Kind == NoShowWorkKind.AdministrativeDischarge);
        Assert.Empty(Asked([], attempts, Care with { Leaves = [new(Monday.AddDays(10), null)] }));

        IEnumerable<NoShowWork> Asked(AttendanceEvidence[] facts, ContactEvidence[] contacts, CareTimeline care) =>
            NoShowPolicy.Due(new(facts, [], contacts, care), Program, now).Where(work => work.Kind == NoShowWorkKind.AdministrativeDischarge);
    }

    [Fact]
    public void Attempts_before_the_last_contact_do_not_count()
    {
        ContactEvidence[] contacts = [Contact(6, false), Contact(6, false), Contact(7, reached: true), Contact(8, false), Contact(9, false)];

        Assert.DoesNotContain(Due([], At(2, 1, 12, 0), contacts), work => work.Kind == NoShowWorkKind.AdministrativeDischarge);
    }

    [Fact]
    public void Missing_hours_are_raised_on_Sunday_at_eight_in_the_evening()
    {
        var facts = Days(Attended, Attended);

        Assert.Empty(Due(facts, At(1, 11, 20, 0).AddTicks(-1)));
        Assert.Equal(new NoShowWork(NoShowWorkKind.UnderHours, null, Monday, At(1, 12, 0, 0)), Assert.Single(Due(facts, At(1, 11, 20, 0))));
        Assert.Empty(Due(Days(Attended, Attended, Attended), At(1, 11, 20, 0)));
    }

    [Fact]
    public void Also_on_the_Sunday_on_which_the_clocks_change()
    {
        var care = Care with { AdmittedOn = new(2026, 3, 2), Levels = [Care.Levels[0] with { On = new(2026, 3, 2) }] };

        Assert.Empty(NoShowPolicy.Due(new([], [], [], care), Program, At(3, 8, 20, 0).AddTicks(-1)));
        Assert.Single(NoShowPolicy.Due(new([], [], [], care), Program, At(3, 8, 20, 0)));
    }

    [Fact]
    public void A_week_that_is_exempt_misses_no_hours() =>
        Assert.Empty(NoShowPolicy.Due(new([], [], [], Care with { Leaves = [new(Monday, null)] }), Program, At(1, 11, 20, 0)));

    [Fact]
    public void Nothing_is_due_any_more_from_the_discharge_on()
    {
        var facts = Days(AbsentUnexcused, AbsentUnexcused);

        Assert.Empty(NoShowPolicy.Due(new(facts, [], [], Care with { DischargedOn = new(2026, 1, 10) }), Program, LaterThatWeek));
        Assert.NotEmpty(NoShowPolicy.Due(new(facts, [], [], Care with { DischargedOn = new(2026, 1, 11) }), Program, LaterThatWeek));
    }

    [Fact]
    public void Each_cause_has_one_key_however_often_it_is_noticed()
    {
        var facts = Days(AbsentUnexcused, AbsentUnexcused, AbsentUnexcused);

        var keys = Due(facts, At(1, 11, 20, 0)).Select(work => work.CauseKey).ToList();

        Assert.Equal(keys, Due(facts, At(1, 11, 22, 0)).Select(work => work.CauseKey));
        Assert.Equal(6, keys.Distinct().Count());
        Assert.Equal(("PlanReview/" + facts[1].Id, "UnderHours/2026-01-05"), (keys[2], keys[^1]));
    }

    private static ContactEvidence Contact(int day, bool reached) => new(Guid.CreateVersion7(At(1, day, 10, 0)), At(1, day, 10, 0), reached);

    private static IReadOnlyList<NoShowWork> Due(
        IReadOnlyCollection<AttendanceEvidence> facts,
        DateTimeOffset now,
        IReadOnlyCollection<ContactEvidence>? contacts = null,
        IReadOnlyCollection<Guid>? checkedIn = null) =>
        NoShowPolicy.Due(new NoShowEvidence(facts, checkedIn ?? [], contacts ?? [], Care), Program, now);
}
