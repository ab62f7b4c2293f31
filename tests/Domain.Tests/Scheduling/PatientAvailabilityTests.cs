using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Tests.Patients;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public class PatientAvailabilityTests
{
    private static readonly WallClock NewYork = WallClock.Find("America/New_York")!;
    private static readonly Commitment Work = Every(DayOfWeek.Monday, "09:00", "17:00");
    private readonly Patient _patient = TestPatients.Patient();

    /// <summary>Monday 12 January 2026, work until 17:00, half an hour on the way.</summary>
    [Theory]
    [InlineData("17:29", "18:29", false, true)]
    [InlineData("17:30", "18:30", false, false)]
    [InlineData("16:59", "17:59", true, true)]
    [InlineData("17:00", "18:00", true, false)]
    [InlineData("07:30", "08:30", false, false)]
    [InlineData("07:31", "08:31", false, true)]
    [InlineData("08:00", "09:00", true, false)]
    [InlineData("08:00", "09:01", true, true)]
    public void A_session_clashes_where_it_or_the_way_overlaps(string from, string to, bool isVirtual, bool clashes)
    {
        var availability = PatientAvailability.Of(_patient, [Work], new SchedulePreferences([], false, TravelBufferMinutes: 30));

        var found = availability.ClashesWith(At("2026-01-12", from), At("2026-01-12", to), isVirtual, NewYork);

        Assert.Equal(clashes ? [new CommitmentClash(Work, new(2026, 1, 12))] : [], found);
    }

    [Fact]
    public void A_night_shift_binds_the_morning_after()
    {
        var night = Every(DayOfWeek.Sunday, "22:00", "06:00") with { Weight = CommitmentWeight.Soft };
        var availability = Of(night);

        Assert.Equal([new CommitmentClash(night, new(2026, 1, 11))], Clashes(availability, "2026-01-12", "05:30", "06:30"));
        Assert.Empty(Clashes(availability, "2026-01-12", "06:00", "07:00"));
        Assert.Single(Clashes(availability, "2026-01-11", "21:00", "22:30"));
        Assert.Empty(Clashes(availability, "2026-01-13", "05:30", "06:30"));
    }

    [Fact]
    public void One_until_midnight_ends_with_the_day()
    {
        var availability = Of(Every(DayOfWeek.Monday, "18:00", "00:00"));

        Assert.Single(Clashes(availability, "2026-01-12", "23:00", "23:59"));
        Assert.Empty(Clashes(availability, "2026-01-13", "00:00", "01:00"));
    }

    [Theory]
    [InlineData("2026-01-12", false)]
    [InlineData("2026-01-19", true)]
    [InlineData("2026-01-26", true)]
    [InlineData("2026-02-02", false)]
    public void It_holds_from_its_first_day_to_its_last(string day, bool holds)
    {
        var availability = Of(Work with { ValidFrom = new(2026, 1, 19), ValidTo = new(2026, 1, 26) });

        Assert.Equal(holds, Clashes(availability, day, "10:00", "11:00").Count == 1);
    }

    /// <summary>On 8 March 2026 the hour from 02:00 is left out: a shift from 01:00 to 03:00 is one hour long.</summary>
    [Fact]
    public void The_wall_clock_holds_over_a_change_of_clocks()
    {
        var shift = Every(DayOfWeek.Sunday, "01:00", "03:00");
        var availability = Of(shift, Every(DayOfWeek.Monday, "18:00", "19:00"));
        var oneInTheMorning = new DateTimeOffset(2026, 3, 8, 6, 0, 0, TimeSpan.Zero);

        Assert.Single(availability.ClashesWith(oneInTheMorning.AddMinutes(59), oneInTheMorning.AddMinutes(90), isVirtual: true, NewYork));
        Assert.Empty(availability.ClashesWith(oneInTheMorning.AddMinutes(60), oneInTheMorning.AddMinutes(90), isVirtual: true, NewYork));
        Assert.Single(Clashes(availability, "2026-03-02", "18:30", "18:45"));
        Assert.Single(Clashes(availability, "2026-03-09", "18:30", "18:45"));
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 22, 30, 0, TimeSpan.Zero), At("2026-03-09", "18:30"));
    }

    [Fact]
    public void Preferred_is_what_lies_whole_in_a_preferred_time()
    {
        var availability = PatientAvailability.Of(_patient, [], new SchedulePreferences([Times("06:00", "12:00"), Times("17:00", "21:00")], true, 0));

        Assert.True(availability.IsPreferred(At("2026-01-12", "18:00"), At("2026-01-12", "21:00"), NewYork));
        Assert.False(availability.IsPreferred(At("2026-01-12", "18:00"), At("2026-01-12", "21:01"), NewYork));
        Assert.False(availability.IsPreferred(At("2026-01-12", "11:30"), At("2026-01-12", "17:30"), NewYork));
        Assert.True(Of().IsPreferred(At("2026-01-12", "03:00"), At("2026-01-12", "04:00"), NewYork));
    }

    [Fact]
    public void What_cannot_be_is_refused_and_changes_nothing()
    {
        var availability = Of(Work);

        Refused("TIME_RANGE_EMPTY", () => Replace(Work, Every(DayOfWeek.Friday, "09:00", "09:00")), "/commitments/1/times/to");
        Refused("PERIOD_ENDS_BEFORE_START", () => Replace(Work with { ValidFrom = new(2026, 1, 2), ValidTo = new(2026, 1, 1) }), "/commitments/0/validTo");
        Refused("DUPLICATE", () => Replace(Work with { Days = [DayOfWeek.Monday, DayOfWeek.Monday] }), "/commitments/0/days");
        Refused(
            "TIME_RANGE_EMPTY",
            () => availability.Replace(_patient, [], new SchedulePreferences([Times("09:00", "09:00")], false, 0)),
            "/preferences/preferredTimes/0/to");
        _patient.EnterInError(TestPatients.Mistake);
        Refused("ENTERED_IN_ERROR", () => Replace(Work));

        Assert.Equal([Work], availability.Commitments);
        Assert.Equal(1, availability.Version);

        void Replace(params Commitment[] commitments) => availability.Replace(_patient, commitments, SchedulePreferences.None);
    }

    [Fact]
    public void It_is_the_patients_and_replaced_as_a_whole()
    {
        var availability = Of(Work);
        availability.MarkSaved();

        availability.Replace(_patient, [], SchedulePreferences.None);

        Assert.Equal((_patient.Id, 2, 0), (availability.PatientId, availability.Version, availability.Commitments.Count));
        Assert.Equal([new PatientAvailabilityReplaced(_patient.Id)], availability.Events);
    }

    private static DateTimeOffset At(string day, string time) => NewYork.InstantOf(DateOnly.Parse(day, null).ToDateTime(TimeOnly.Parse(time, null)));

    private static WallTimes Times(string from, string to) => new(TimeOnly.Parse(from, null), TimeOnly.Parse(to, null));

    private static Commitment Every(DayOfWeek day, string from, string to) =>
        new(CommitmentKind.Work, CommitmentWeight.Hard, [day], Times(from, to), ValidFrom: null, ValidTo: null);

    private static IReadOnlyList<CommitmentClash> Clashes(PatientAvailability availability, string day, string from, string to) =>
        availability.ClashesWith(At(day, from), At(day, to), isVirtual: false, NewYork);

    private PatientAvailability Of(params Commitment[] commitments) => PatientAvailability.Of(_patient, commitments, SchedulePreferences.None);
}
