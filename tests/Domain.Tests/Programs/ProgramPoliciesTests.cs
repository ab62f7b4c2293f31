using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Tests.Programs;

public class ProgramPoliciesTests
{
    private static readonly ProgramPolicies Shorter = ProgramPolicies.Default with { Leave = new LeavePolicy(7) };
    private static readonly DateOnly Today = TestPrograms.Today;

    [Fact]
    public void Are_the_defaults_where_none_are_given()
    {
        var program = TestPrograms.Program();

        Assert.Equal(Today, Assert.Single(program.Policies).EffectiveFrom);
        Assert.Equal(14, program.PoliciesOn(Today).Leave.MaximumDays);
    }

    [Fact]
    public void Hold_from_their_effective_date_until_the_next()
    {
        var program = TestPrograms.Program(TestPrograms.Settings with
        {
            Policies = [new(new(2026, 3, 1), Shorter), new(new(2026, 1, 1), ProgramPolicies.Default)],
        });

        Assert.Equal(14, program.PoliciesOn(new(2026, 2, 28)).Leave.MaximumDays);
        Assert.Equal(7, program.PoliciesOn(new(2026, 3, 1)).Leave.MaximumDays);
        Assert.Equal(14, program.PoliciesOn(new(2025, 12, 31)).Leave.MaximumDays);
    }

    [Fact]
    public void That_took_effect_cannot_be_changed_or_dropped()
    {
        var program = TestPrograms.Program();

        Refused("POLICY_IN_FORCE", "/policies", program, [new(Today, Shorter)]);
        Refused("POLICY_IN_FORCE", "/policies", program, []);
        Refused("POLICY_IN_FORCE", "/policies", program, [new(Today.AddDays(1), ProgramPolicies.Default)]);
    }

    [Fact]
    public void Are_the_same_whatever_the_number_of_decimals()
    {
        var program = TestPrograms.Program();
        var same = ProgramPolicies.Default with
        {
            Readiness = ReadinessPolicy.Default with { MinimumAttendanceRatio = 0.8m, MaximumCravingMean = 4m },
        };

        program.Update(TestPrograms.Organization, TestPrograms.Settings with { Policies = [new(Today, same)] }, TestPrograms.Now);

        Assert.Equal(2, program.Events.Count);
    }

    [Fact]
    public void Of_the_future_can_be_added_changed_and_dropped()
    {
        var program = TestPrograms.Program();
        var first = new DatedPolicies(Today, ProgramPolicies.Default);

        Update(program, [first, new(Today.AddDays(1), Shorter)]);
        Assert.Equal(7, program.PoliciesOn(Today.AddDays(1)).Leave.MaximumDays);

        Update(program, [first, new(Today.AddDays(1), Shorter with { Leave = new LeavePolicy(5) })]);
        Assert.Equal(5, program.PoliciesOn(Today.AddDays(1)).Leave.MaximumDays);

        Update(program, [first]);
        Assert.Equal(14, program.PoliciesOn(Today.AddDays(1)).Leave.MaximumDays);
    }

    [Fact]
    public void Cannot_be_added_for_yesterday()
    {
        var program = TestPrograms.Program();
        var first = new DatedPolicies(Today, ProgramPolicies.Default);

        Refused("POLICY_BACKDATED", "/policies/0/effectiveFrom", program, [new(Today.AddDays(-1), Shorter), first]);
    }

    [Fact]
    public void Can_be_added_for_today()
    {
        var program = TestPrograms.Program(
            TestPrograms.Settings with { Policies = [new(Today.AddDays(-30), ProgramPolicies.Default)] });

        Update(program, [.. program.Policies, new(Today, Shorter)]);

        Assert.Equal((14, 7), (program.PoliciesOn(Today.AddDays(-1)).Leave.MaximumDays, program.PoliciesOn(Today).Leave.MaximumDays));
    }

    private static void Update(Program program, IReadOnlyList<DatedPolicies> policies) =>
        program.Update(TestPrograms.Organization, TestPrograms.Settings with { Policies = policies }, TestPrograms.Now);

    private static void Refused(string code, string pointer, Program program, IReadOnlyList<DatedPolicies> policies)
    {
        var version = program.Version;
        var refusal = Assert.Throws<DomainException>(() => Update(program, policies));

        Assert.Equal((code, pointer), (refusal.Error.Code, Assert.Single(refusal.Error.Errors).Pointer));
        Assert.Equal(version, program.Version);
        Assert.Equal(14, program.PoliciesOn(Today).Leave.MaximumDays);
    }
}
