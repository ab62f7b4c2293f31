using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Tests.Programs;

public class ProgramSettingsTests
{
    private static readonly ProgramSettings Settings = TestPrograms.Settings;

    [Fact]
    public void Are_kept_in_order_and_told()
    {
        var program = TestPrograms.Program(Settings with { Closures = [.. Settings.Closures.Reverse()] });

        Assert.Equal([new DateOnly(2026, 1, 19), new DateOnly(2026, 2, 16)], program.Closures.Select(closure => closure.On));
        Assert.Equal("program.created", Assert.Single(program.Events).Type);
        Assert.Equal(1, program.Version);

        program.Update(TestPrograms.Organization, Settings with { Policies = program.Policies }, TestPrograms.Now);
        Assert.Equal("program.updated", program.Events[^1].Type);
    }

    [Fact]
    public void Move_the_calendar_when_they_change()
    {
        var program = TestPrograms.Program();
        var late = new DateTimeOffset(2026, 1, 13, 6, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2026, 1, 13), program.DateOf(late));

        program.Update(
            TestPrograms.Organization,
            Settings with { TimeZone = "America/Los_Angeles", Closures = [], Policies = program.Policies },
            TestPrograms.Now);

        Assert.Equal(new DateOnly(2026, 1, 12), program.DateOf(late));
        Assert.True(program.Calendar.IsBusinessDay(new(2026, 1, 19)));
    }

    [Fact]
    public void Name_each_closure_level_rate_and_policy_date_once()
    {
        Refused("DUPLICATE", "/closures/2", Settings with { Closures = [.. Settings.Closures, Settings.Closures[0]] });
        Refused("DUPLICATE", "/levelsOfCare/3", Settings with { LevelsOfCare = [.. Settings.LevelsOfCare, Settings.LevelsOfCare[0]] });
        Refused("DUPLICATE", "/rates/1", Settings with { Rates = [.. Settings.Rates, Settings.Rates[0]] });
        var policies = new DatedPolicies(TestPrograms.Today, ProgramPolicies.Default);
        Refused("DUPLICATE", "/policies/1", Settings with { Policies = [policies, policies] });
    }

    [Fact]
    public void Allow_a_later_rate_of_the_same_code()
    {
        var later = Settings.Rates[0] with { EffectiveFrom = new(2026, 7, 1) };

        var other = later with { ServiceCode = "H0004" };

        Assert.Equal([other, Settings.Rates[0], later], TestPrograms.Program(Settings with { Rates = [later, .. Settings.Rates, other] }).Rates);
    }

    [Fact]
    public void Name_levels_of_the_catalogue() => Refused(
        "UNKNOWN_LEVEL_OF_CARE", "/levelsOfCare/0/code", Settings with { LevelsOfCare = [new(AsamEdition.Fourth, "3.3")] });

    [Fact]
    public void Are_priced_in_the_currency_of_the_organization() => Refused(
        "WRONG_CURRENCY", "/rates/0/unitPrice/currency", Settings with { Rates = [new("H0015", new Money(1m, "EUR"), new(2026, 1, 1))] });

    [Fact]
    public void Need_a_known_time_zone() => Refused("UNKNOWN_TIME_ZONE", "/timeZone", Settings with { TimeZone = "Nowhere/Else" });

    private static void Refused(string code, string pointer, ProgramSettings settings)
    {
        var refusal = Assert.Throws<DomainException>(() => TestPrograms.Program(settings));

        Assert.Equal(code, refusal.Error.Code);
        Assert.Equal(pointer, Assert.Single(refusal.Error.Errors).Pointer);
    }
}
