using CsCheck;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;
using static TreatmentPlans.Domain.Tests.Coverage.TestContracts;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>What holds of service lines whatever was done.</summary>
public sealed class ServiceLinePropertyTests
{
    private static readonly ContractTerms Terms = Of(
        Intake,
        Iop,
        Iop with { ServiceCode = "H0035", Minimum = 240, Excludes = ["80307"], TakesVirtual = false },
        Iop with { ServiceCode = "S0201", Minimum = 240 },
        Individual,
        Individual with { ServiceCode = "H0004", Strategy = UnitStrategy.Per15MinEightMinuteRule, Minimum = 8 },
        Family with { Excludes = ["90837"] },
        Group,
        Screen);

    private static readonly Gen<ServiceFact> AnyFact =
        from day in Gen.Int[0, 6]
        from minute in Gen.Int[0, 1_000]
        from session in Gen.Enum<SessionType>()
        from isTest in Gen.Int[0, 5].Select(turn => turn == 0)
        from quantity in Gen.Int[1, 260]
        from isVirtual in Gen.Bool
        from isDocumented in Gen.Int[0, 5].Select(turn => turn > 0)
        from id in Gen.Guid
        let start = new DateTimeOffset(Day.AddDays(day), TimeOnly.MinValue, TimeSpan.Zero).AddMinutes(minute)
        select new ServiceFact(
            id,
            Day.AddDays(day),
            start,
            isTest ? null : session,
            isTest ? DrugTestMethod.Presumptive : null,
            quantity,
            isVirtual && !isTest,
            isDocumented || isTest);

    private static readonly Gen<List<ServiceFact>> Facts = AnyFact.List[0, 40];

    [Fact]
    public void No_day_has_two_per_diems() => Facts.Sample(facts =>
        Assert.All(Derive(facts).Lines.GroupBy(line => line.On), day => Assert.InRange(day.Count(line => line.IsPerDiem), 0, 1)));

    [Fact]
    public void A_day_of_a_per_diem_has_no_group_beside_it_and_nothing_that_is_excluded() => Facts.Sample(facts =>
        Assert.All(
            Derive(facts).Lines.GroupBy(line => line.On),
            day =>
            {
                var codes = day.Select(line => line.ServiceCode).ToHashSet();
                Assert.False(codes.Contains("90853") && day.Any(line => line.IsPerDiem));
                Assert.False(codes.IsSupersetOf(["H0035", "80307"]));
                Assert.False(codes.IsSupersetOf(["90847", "90837"]));
            }));

    [Fact]
    public void The_order_of_the_facts_does_not_matter() => Gen.Select(Facts, Gen.Int).Sample((facts, seed) =>
    {
        var turned = facts.ToArray();
        new Random(seed).Shuffle(turned);

        Assert.Equal(Derive(facts).Lines, Derive(turned).Lines);
        Assert.Equal(Derive(facts).Unbilled, Derive(turned).Unbilled);
    });

    [Fact]
    public void Deriving_again_changes_nothing() => Facts.Sample(facts =>
    {
        var changes = ServiceLineChanges.Between(Derive(facts).Lines, Derive(facts).Lines);

        Assert.Empty(changes.Voided);
        Assert.Empty(changes.Added);
    });

    [Fact]
    public void After_a_change_of_facts_the_lines_that_stand_are_those_that_are_derived() => Gen.Select(Facts, Facts).Sample((before, after) =>
    {
        var (standing, derived) = (Derive([.. before, .. after.Take(3)]).Lines, Derive(after).Lines);
        var changes = ServiceLineChanges.Between(standing, derived);

        Assert.Equal(
            derived.ToHashSet(),
            standing.Except(changes.Voided).Concat(changes.Added.Select(added => added.Line)).ToHashSet());
        Assert.All(changes.Added, added => Assert.True(added.Replaces is null || changes.Voided.Contains(added.Replaces)));
        var replaced = changes.Added.Select(added => added.Replaces).OfType<ServiceLine>().ToList();
        Assert.Equal(replaced.Count, replaced.Distinct().Count());
    });

    [Fact]
    public void Each_fact_is_in_a_line_or_has_a_reason_and_what_is_not_documented_is_in_none() => Facts.Sample(facts =>
    {
        var derived = Derive(facts);
        var billed = derived.Lines.SelectMany(line => line.Sources).ToHashSet();

        Assert.Equal(facts.Select(fact => fact.Id).Except(billed).Order(), derived.Unbilled.Select(unbilled => unbilled.Fact.Id).Order());
        Assert.DoesNotContain(facts, fact => !fact.IsDocumented && billed.Contains(fact.Id));
        Assert.All(derived.Lines, line => Assert.True(line.Units > 0 && line.Allowed.Amount > 0));
    });

    private static ServiceLines Derive(IEnumerable<ServiceFact> facts) => ServiceLines.Derive(facts, Terms);
}
