using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Tests.Patients.TestPatients;

namespace TreatmentPlans.Domain.Tests.Coverage;

public sealed class WorkHoursTests
{
    private static readonly WallClock NewYork = WallClock.Find("America/New_York")!;
    private static readonly DateOnly Monday = new(2026, 1, 12);

    private static readonly Commitment Office = new(
        CommitmentKind.Work,
        CommitmentWeight.Hard,
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        new WallTimes(new(9, 0), new(17, 0)),
        null,
        null);

    [Fact]
    public void Four_weeks_hold_twenty_days_of_eight_hours() =>
        Assert.Equal(new WorkHours(20, 160, 0), Of([Office], 28, At(12, 18, 0, 180)));

    [Fact]
    public void What_lies_under_work_is_missed_to_the_minute() =>
        Assert.Equal(new WorkHours(20, 160, 1.75m), Of([Office], 28, At(12, 16, 0, 180), At(13, 8, 15, 60), At(14, 8, 0, 60), At(14, 17, 0, 60), At(17, 10, 0, 60), At(15, 12, 0, 30)));

    [Fact]
    public void Only_work_counts_and_only_while_it_holds()
    {
        var school = Office with { Kind = CommitmentKind.School };
        Assert.Equal(new WorkHours(5, 40, 0), Of([school, Office with { ValidTo = Monday.AddDays(6) }], 28));
        Assert.Equal(new WorkHours(0, 0, 0), Of([school], 28, At(12, 10, 0, 60)));
    }

    [Fact]
    public void A_night_shift_is_missed_by_what_lies_in_the_morning_after()
    {
        var nights = Office with { Times = new WallTimes(new(22, 0), new(6, 0)) };
        Assert.Equal(new WorkHours(20, 160, 1.5m), Of([nights], 28, At(13, 5, 0, 120), At(14, 23, 30, 30)));
        Assert.Equal(0, Of([nights], 28, At(12, 5, 0, 60)).HoursMissed);
    }

    [Fact]
    public void Hours_of_the_wall_stay_eight_when_the_clocks_change() =>
        Assert.Equal(8, WorkHours.Of(Availability([Office with { Days = [DayOfWeek.Sunday] }]), new(2026, 3, 8), 1, [], NewYork).HoursOfStay);

    private static WorkHours Of(Commitment[] commitments, int days, params AttendedTime[] attended) =>
        WorkHours.Of(Availability(commitments), Monday, days, attended, NewYork);

    private static PatientAvailability Availability(Commitment[] commitments) =>
        PatientAvailability.Of(Patient(), commitments, SchedulePreferences.None);

    /// <summary>A day of January, by the wall in New York.</summary>
    private static AttendedTime At(int day, int hour, int minute, int minutes)
    {
        var startsAt = new DateTimeOffset(2026, 1, day, hour, minute, 0, TimeSpan.FromHours(-5));
        return new AttendedTime(startsAt, startsAt.AddMinutes(minutes));
    }
}
