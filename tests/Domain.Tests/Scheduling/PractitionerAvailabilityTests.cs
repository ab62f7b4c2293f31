using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class PractitionerAvailabilityTests
{
    private static readonly WallClock NewYork = WallClock.Find("America/New_York")!;

    [Theory]
    [InlineData("09:00", "12:00", 60, "14:00 15:00 16:00")]
    [InlineData("09:00", "12:00", 50, "14:00 14:50 15:40")]
    [InlineData("09:00", "09:50", 50, "14:00")]
    [InlineData("09:00", "09:49", 50, "")]
    public void An_opening_holds_whole_sessions_one_after_the_other(string from, string to, int minutes, string starts) =>
        Assert.Equal(starts, Starts(Opening(from, to, minutes), "2026-01-12"));

    [Fact]
    public void An_opening_over_midnight_ends_on_the_next_day() =>
        Assert.Equal("04:00 05:00", Starts(Opening("23:00", "01:00", 60), "2026-01-12"));

    [Theory]
    [InlineData("2026-03-08", "06:00 07:00")]
    [InlineData("2026-11-01", "05:00 06:00 07:00 08:00")]
    [InlineData("2026-03-15", "05:00 06:00 07:00")]
    public void A_change_of_clocks_takes_an_hour_or_gives_one(string day, string starts) =>
        Assert.Equal(starts, Starts(Opening("01:00", "04:00", 60), day));

    [Theory]
    [InlineData("2026-01-11", false)]
    [InlineData("2026-01-12", true)]
    [InlineData("2026-01-13", false)]
    [InlineData("2026-01-26", true)]
    [InlineData("2026-02-02", false)]
    public void It_holds_on_its_days_while_it_is_valid(string day, bool holds) =>
        Assert.Equal(
            holds,
            (Opening("09:00", "12:00", 60) with { Days = [DayOfWeek.Monday], ValidFrom = new(2026, 1, 12), ValidTo = new(2026, 1, 26) }).HoldsOn(DateOnly.Parse(day)));

    private static string Starts(Opening opening, string day) => string.Join(
        ' ', opening.SlotsOn(DateOnly.Parse(day), NewYork).Select(slot => slot.StartsAt.UtcDateTime.ToString("HH:mm")));

    private static Opening Opening(string from, string to, int minutes) => new(
        default,
        Enum.GetValues<DayOfWeek>(),
        new WallTimes(TimeOnly.Parse(from), TimeOnly.Parse(to)),
        minutes,
        "Office 3",
        VirtualLink: null,
        ValidFrom: null,
        ValidTo: null);
}
