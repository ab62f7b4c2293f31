using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Tests.Coverage.TestContracts;

namespace TreatmentPlans.Domain.Tests.Coverage;

public sealed class ServiceLinesTests
{
    [Theory]
    [InlineData(180, "H0015 1")]
    [InlineData(179, "90853 1")]
    [InlineData(45, "90853 1")]
    [InlineData(44, "")]
    public void A_block_is_a_per_diem_from_its_minutes_on_else_a_group(int minutes, string expected) =>
        Assert.Equal(expected, Lines(Fact(SessionType.IopBlock, minutes)).Text());

    [Fact]
    public void A_per_diem_bundles_the_groups_of_its_day_and_nothing_else()
    {
        ServiceFact[] facts = [Fact(SessionType.ProcessGroup, 60, 17), Fact(SessionType.IopBlock, 120), Fact(SessionType.Individual, 60, 15)];
        var derived = Lines([.. facts, Test(DrugTestMethod.Presumptive)]);

        Assert.Equal("80307 1, 90837 1, H0015 1", derived.Text());
        Assert.Equal([facts[2].Id, facts[0].Id, facts[1].Id], derived.Lines[2].Sources);
        Assert.Equal([facts[2].Id], derived.Lines[1].Sources);
        Assert.Empty(derived.Unbilled);
    }

    [Fact]
    public void Which_sessions_a_per_diem_counts_is_agreed()
    {
        ServiceFact[] facts = [Fact(SessionType.IopBlock, 120), Fact(SessionType.Individual, 60, 15)];
        var groupsOnly = Of(Iop with { Sessions = Group.Sessions }, Group, Individual);

        Assert.Equal("90837 1, H0015 1", Lines(facts).Text());
        Assert.Equal("90837 1, 90853 1", ServiceLines.Derive(facts, groupsOnly).Text());
    }

    [Fact]
    public void Groups_below_the_per_diem_are_one_group_of_the_day() =>
        Assert.Equal("90853 1", Lines(Fact(SessionType.ProcessGroup, 60, 17), Fact(SessionType.SkillsGroup, 60)).Text());

    [Fact]
    public void Individual_sessions_are_a_line_each() =>
        Assert.Equal("90837 1, 90837 1", Lines(Fact(SessionType.Individual, 53, 9), Fact(SessionType.Individual, 60, 15)).Text());

    [Theory]
    [InlineData(15, "")]
    [InlineData(16, "90832 1")]
    [InlineData(37, "90832 1")]
    [InlineData(38, "90834 1")]
    [InlineData(52, "90834 1")]
    [InlineData(53, "90837 1")]
    public void Of_services_for_the_same_session_the_one_that_asks_for_most_is_billed(int minutes, string expected)
    {
        var contract = Of(
            Individual with { ServiceCode = "90832", Minimum = 16 }, Individual, Individual with { ServiceCode = "90834", Minimum = 38 });

        Assert.Equal(expected, ServiceLines.Derive([Fact(SessionType.Individual, minutes)], contract).Text());
    }

    [Fact]
    public void A_day_has_one_per_diem_the_one_that_asks_for_most()
    {
        var contract = Of(Iop, Iop with { ServiceCode = "H0035", Minimum = 240, Excludes = [] }, Group);

        Assert.Equal("H0035 1", ServiceLines.Derive([Fact(SessionType.IopBlock, 240)], contract).Text());
        Assert.Equal("H0015 1", ServiceLines.Derive([Fact(SessionType.IopBlock, 239)], contract).Text());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_excludes_another_code_on_a_day_does_so_both_ways(bool namedByThePerDiem)
    {
        var contract = Of(
            Iop with { Excludes = namedByThePerDiem ? ["90837"] : [] }, Individual with { Excludes = namedByThePerDiem ? [] : ["H0015"] });
        var individual = Fact(SessionType.Individual, 60, 15);
        var derived = ServiceLines.Derive([Fact(SessionType.IopBlock, 180), individual], contract);

        Assert.Equal("H0015 1", derived.Text());
        Assert.Equal("90837 1", ServiceLines.Derive([individual], contract).Text());
        Assert.Contains(individual.Id, derived.Lines[0].Sources);
    }

    public static TheoryData<UnbilledReason, ServiceFact, ContractService[]> Left => new()
    {
        { UnbilledReason.NotDocumented, Fact(SessionType.IopBlock, 180) with { IsDocumented = false }, [Iop] },
        { UnbilledReason.NotInContract, Fact(SessionType.PeerSupport, 60), [Iop, Group] },
        { UnbilledReason.NotInContract, Test(DrugTestMethod.Definitive), [Iop, Screen] },
        { UnbilledReason.NotInContract, Fact(SessionType.IopBlock, 180), [Iop with { EffectiveFrom = Day.AddDays(1) }] },
        { UnbilledReason.NotInContract, Fact(SessionType.IopBlock, 180), [Iop with { EffectiveTo = Day.AddDays(-1) }] },
        { UnbilledReason.VirtualNotTaken, Fact(SessionType.IopBlock, 180) with { IsVirtual = true }, [Iop with { TakesVirtual = false }] },
        { UnbilledReason.BelowMinimum, Fact(SessionType.Individual, 52), [Individual] },
    };

    [Theory]
    [MemberData(nameof(Left), DisableDiscoveryEnumeration = true)]
    public void What_is_in_no_line_has_its_reason(UnbilledReason reason, ServiceFact fact, ContractService[] services)
    {
        var derived = ServiceLines.Derive([fact], Of(services));

        Assert.Empty(derived.Lines);
        Assert.Equal([new UnbilledFact(fact, reason)], derived.Unbilled);
    }

    [Fact]
    public void A_group_that_the_per_diem_of_its_day_does_not_count_is_bundled()
    {
        var online = Fact(SessionType.ProcessGroup, 60, 15) with { IsVirtual = true };
        var derived = ServiceLines.Derive([Fact(SessionType.IopBlock, 180), online], Of(Iop with { TakesVirtual = false }, Group));

        Assert.Equal("H0015 1", derived.Text());
        Assert.Equal([new UnbilledFact(online, UnbilledReason.Bundled)], derived.Unbilled);
    }

    [Fact]
    public void What_another_line_of_the_day_rules_out_is_excluded()
    {
        var family = Fact(SessionType.Family, 60);
        var derived = ServiceLines.Derive([Fact(SessionType.Individual, 60, 15), family], Of(Individual with { Excludes = ["90847"] }, Family));

        Assert.Equal("90837 1", derived.Text());
        Assert.Equal([new UnbilledFact(family, UnbilledReason.Excluded)], derived.Unbilled);
    }

    [Fact]
    public void The_rate_is_that_of_the_day()
    {
        var contract = Of(
            Iop with { EffectiveTo = Day }, Iop with { EffectiveFrom = Day.AddDays(1), Rate = new Money(260, "USD"), BenefitCategory = "C" });
        var lines = ServiceLines.Derive([Fact(SessionType.IopBlock, 180), Fact(SessionType.IopBlock, 180) with { On = Day.AddDays(1) }], contract).Lines;

        Assert.Equal([(250m, "A"), (260m, "C")], lines.Select(line => (line.Allowed.Amount, line.BenefitCategory)));
    }

    [Fact]
    public void A_line_is_rounded_half_away_from_zero()
    {
        var contract = Of(Individual with { ServiceCode = "H2035", Strategy = UnitStrategy.PerHourRoundNearestHalf, Minimum = 1, Rate = new Money(0.25m, "USD") });

        Assert.Equal(new Money(0.13m, "USD"), Assert.Single(ServiceLines.Derive([Fact(SessionType.Individual, 30)], contract).Lines).Allowed);
    }

    [Theory]
    [InlineData(AttendanceStatus.Attended, 60, true, false)]
    [InlineData(AttendanceStatus.AttendedVirtual, 60, true, true)]
    [InlineData(AttendanceStatus.AbsentUnexcused, 40, true, false)]
    [InlineData(AttendanceStatus.AbsentUnexcused, 0, false, false)]
    [InlineData(AttendanceStatus.HolidayClosed, 0, false, false)]
    public void Attendance_is_a_fact_by_its_actual_minutes(AttendanceStatus status, int minutes, bool isFact, bool isVirtual)
    {
        var attendance = new AttendanceEvidence(Guid.CreateVersion7(At(18)), Day, At(18), status, true, true, 180, minutes, null);
        var fact = ServiceFact.Of(attendance, SessionType.Individual, isDocumented: false);

        Assert.Equal(isFact, fact is not null);
        Assert.Equal(isFact ? (minutes, isVirtual, false) : default, fact is null ? default : (fact.Quantity, fact.IsVirtual, fact.IsDocumented));
        Assert.Null(ServiceFact.Of(attendance with { IsTreatment = false }, SessionType.MutualHelpExternal, isDocumented: true));
    }
}
