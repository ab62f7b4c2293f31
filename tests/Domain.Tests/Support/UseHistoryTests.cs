using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Support;
using TreatmentPlans.Domain.Tests.Patients;
using static TreatmentPlans.Domain.Tests.Support.TestSupport;

namespace TreatmentPlans.Domain.Tests.Support;

/// <summary>Rules USE-1 to USE-3 (D16, domain.md G.3).</summary>
public sealed class UseHistoryTests
{
    private readonly TestSupport _support = new();

    [Fact]
    public void The_event_of_the_worked_case_is_a_lapse_provisional_for_a_week_and_a_heavy_day()
    {
        var use = _support.Use(Day(2, 10), at: At(2, 12), drinks: 5);

        Assert.Equal((UseClass.Lapse, true), Class(use, Day(2, 12)));
        Assert.Equal((UseClass.Lapse, true), Class(use, Day(2, 16)));
        Assert.Equal((UseClass.Lapse, false), Class(use, Day(2, 17)));
        Assert.Equal([Day(2, 10)], Of(Day(2, 17), use).HeavyDrinkingDays);
        Assert.Equal([Day(2, 10)], Of(Day(2, 17), use).UseDays);
    }

    [Theory]
    [InlineData(2, UseClass.Lapse)]
    [InlineData(3, UseClass.Relapse)]
    public void Three_days_of_one_event_are_a_relapse(int days, UseClass expected) =>
        Assert.Equal(expected, Class(_support.Use(Day(2, 10), Day(2, 9 + days)), Day(3, 1)).Item1);

    [Theory]
    [InlineData(16, UseClass.Relapse)]
    [InlineData(17, UseClass.Lapse)]
    public void Three_days_of_three_events_are_a_relapse_within_seven_days(int last, UseClass expected)
    {
        var (first, second, third) = (_support.Use(Day(2, 10)), _support.Use(Day(2, 13)), _support.Use(Day(2, last)));

        Assert.All([first, second, third], use => Assert.Equal(expected, Class(use, Day(3, 1), first, second, third).Item1));
    }

    [Fact]
    public void Days_told_twice_count_once_and_a_day_outside_the_window_leaves_its_event_a_lapse()
    {
        var (one, same, early) = (_support.Use(Day(2, 10), Day(2, 11)), _support.Use(Day(2, 11)), _support.Use(Day(1, 20)));
        Assert.Equal(UseClass.Lapse, Class(one, Day(3, 1), one, same, early).Item1);

        var third = _support.Use(Day(2, 12));

        Assert.Equal(UseClass.Relapse, Class(same, Day(3, 1), one, same, early, third).Item1);
        Assert.Equal(UseClass.Lapse, Class(early, Day(3, 1), one, same, early, third).Item1);
    }

    [Fact]
    public void What_is_not_confirmed_has_no_class_and_counts_for_no_other()
    {
        var (told, found) = (_support.Use(Day(2, 10), Day(2, 11)), _support.Use(Day(2, 12), by: UseReporter.Test));
        var history = Of(Day(3, 1), told, found);

        Assert.Equal((null, false), (history.Find(found.Id)!.Class, history.Find(found.Id)!.IsProvisional));
        Assert.Equal(UseClass.Lapse, history.Find(told.Id)!.Class);
        Assert.Equal([Day(2, 10), Day(2, 11)], history.UseDays);
        found.Confirm(_support.Care, null, null, null, Clinician, At(4, 17));
        Assert.Equal(UseClass.Relapse, Class(told, Day(3, 1), told, found).Item1);
    }

    [Fact]
    public void A_clinician_may_call_one_day_a_relapse_from_when_it_was_said_on()
    {
        var use = _support.Use(Day(2, 10), at: At(2, 12));

        use.JudgeRelapse("Drinks as before treatment.", Clinician.PractitionerId!.Value, At(2, 13));

        Assert.Equal(UseClass.Relapse, Class(use, Day(2, 13)).Item1);
        Assert.False(use.AsOf(Day(2, 13), At(2, 12))!.JudgedRelapse);
    }

    [Theory]
    [InlineData(AdministrativeSex.Female, null, 4)]
    [InlineData(AdministrativeSex.Male, null, 5)]
    [InlineData(AdministrativeSex.Unknown, null, 4)]
    [InlineData(AdministrativeSex.Female, ClinicalSex.MaleTypical, 5)]
    [InlineData(AdministrativeSex.Male, ClinicalSex.FemaleTypical, 4)]
    [InlineData(AdministrativeSex.Male, ClinicalSex.Specified, 4)]
    public void A_heavy_day_goes_by_the_sex_that_thresholds_go_by(AdministrativeSex administrative, ClinicalSex? clinical, int drinks)
    {
        var patient = TestPatients.Patient(TestPatients.Demographics with { AdministrativeSex = administrative, ClinicalSex = clinical });

        Assert.Equal(drinks, HeavyDrinking.ThresholdOf(patient, Policy));
    }

    [Theory]
    [InlineData(3.9, false)]
    [InlineData(4, true)]
    public void A_heavy_day_begins_with_the_threshold(double drinks, bool heavy) => Assert.Equal(
        heavy ? [Day(2, 10), Day(2, 11)] : [],
        Of(Day(3, 1), _support.Use(Day(2, 10), Day(2, 11), drinks: (decimal)drinks)).HeavyDrinkingDays);

    private static (UseClass?, bool) Class(UseEvent use, DateOnly asOf, params UseEvent[] all)
    {
        var found = Of(asOf, all.Length == 0 ? [use] : all).Find(use.Id)!;
        return (found.Class, found.IsProvisional);
    }

    private static UseHistory Of(DateOnly asOf, params UseEvent[] uses) =>
        UseHistory.Of(uses.Select(use => use.AsOf(asOf, At(4, 17))).OfType<UseFact>(), Policy, heavyDrinks: 4, asOf);
}
