using CsCheck;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Tests.Episodes;
using static TreatmentPlans.Domain.Tests.Coverage.TestContracts;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>What is kept of the lines of an episode while its facts change.</summary>
public sealed class EpisodeBillingTests
{
    private static readonly DateTimeOffset Start = At(20);

    private static readonly Gen<List<ServiceFact>> Facts =
        (from day in Gen.Int[0, 3]
         from hour in Gen.Int[8, 20]
         from session in Gen.OneOf(Gen.Const(SessionType.IopBlock), Gen.Const(SessionType.Individual), Gen.Const(SessionType.Family))
         from minutes in Gen.Int[30, 200]
         from isDocumented in Gen.Int[0, 4].Select(turn => turn > 0)
         select Fact(session, minutes, hour) with { On = Day.AddDays(day), StartsAt = At(hour).AddDays(day), IsDocumented = isDocumented }).List[0, 12];

    [Fact]
    public void What_is_derived_again_changes_nothing_and_makes_no_version() => Facts.Sample(facts =>
    {
        var billing = EpisodeBilling.Open(new TestEpisodes().Admitted().Episode);
        billing.Follow(Lines([.. facts]), Start);
        var (version, lines) = (billing.Version, billing.Lines.ToList());

        Assert.False(billing.Follow(Lines([.. facts]), Start.AddHours(1)));
        Assert.Equal(version, billing.Version);
        Assert.Equal(lines, billing.Lines);
    });

    [Fact]
    public void Whatever_changes_the_lines_that_stand_are_the_derived_ones_each_with_a_place_of_its_own() => Facts.List[1, 5].Sample(states =>
    {
        var billing = EpisodeBilling.Open(new TestEpisodes().Admitted().Episode);
        var seen = new List<(DateTimeOffset At, HashSet<ServiceLine> Lines, HashSet<Guid> Unbilled)>();
        foreach (var (hour, facts) in states.Index())
        {
            var at = Start.AddHours(hour);
            var derived = Lines([.. facts]);
            billing.Follow(derived, at);
            seen.Add((at, [.. derived.Lines], [.. derived.Unbilled.Select(unbilled => unbilled.Fact.Id)]));
            var standing = billing.Lines.Where(line => line.VoidedAt is null).ToList();
            Assert.Equal(standing.Count, standing.Select(line => line.Sequence).Distinct().Count());
            Assert.Equal(standing.Count, standing.Select(line => (line.ServiceCode, line.FirstSource)).Distinct().Count());
        }

        // What was known then is still known as what was known then.
        Assert.All(seen, state =>
        {
            Assert.Equal(state.Lines, billing.LinesAsOf(Day.AddDays(9), state.At).Select(line => line.Line).ToHashSet());
            Assert.Equal(state.Unbilled, billing.UnbilledAsOf(Day.AddDays(9), state.At).Select(service => service.SourceId).ToHashSet());
        });
    });

    [Fact]
    public void A_line_that_takes_the_place_of_another_keeps_its_sequence()
    {
        var billing = EpisodeBilling.Open(new TestEpisodes().Admitted().Episode);
        var family = Fact(SessionType.Family, 60, 10);
        billing.Follow(Lines(family, Fact(SessionType.Individual, 60, 9)), Start);
        var before = Assert.Single(billing.Lines, line => line.ServiceCode == "90847");

        billing.Follow(ServiceLines.Derive([family], Of(Family with { Rate = new(135, "USD") })), Start.AddHours(1));
        billing.Follow(ServiceLines.Derive([family with { IsFinal = false }], Of(Family)), Start.AddHours(2));
        Assert.Equal(UnbilledReason.NotLocked, Assert.Single(billing.UnbilledAsOf(Day, Start.AddHours(2))).Reason);
        billing.Follow(Lines(family), Start.AddHours(3));

        var after = Assert.Single(billing.LinesAsOf(Day, Start.AddHours(3)));
        Assert.Equal((before.Sequence, 130m), (after.Sequence, after.Line.Allowed.Amount));
        Assert.Equal([before.Id, billing.Lines[2].Id], billing.Lines.VoidedAsOf(Day, Start.AddHours(3)).Where(line => line.ServiceCode == "90847").Select(line => line.Id));
        Assert.Equal(billing.Lines[2].Id, after.ReplacesId);
    }

    [Fact]
    public void The_first_payer_that_covers_the_day_and_has_a_contract_is_billed()
    {
        var terms = new CoverageTerms("example health", 2, Day, Day.AddDays(1), []);
        var first = new CoverageTerms("Lakeside Health", 1, Day, null, []);
        KeyValuePair<CoverageId, CoverageTerms>[] coverages =
        [
            KeyValuePair.Create(TypedId.New<CoverageId>(Start), terms),
            KeyValuePair.Create(TypedId.New<CoverageId>(Start), first),
        ];

        Assert.Same(Contract, PayersOfDay.ContractOn(Day, coverages, [Contract]));
        Assert.Same(Contract, PayersOfDay.ContractOn(Day.AddDays(1), coverages, [Contract]));
        Assert.Null(PayersOfDay.ContractOn(Day.AddDays(2), coverages, [Contract]));
        Assert.Null(PayersOfDay.ContractOn(Day.AddDays(-1), coverages, [Contract]));
        Assert.Equal("Lakeside Health", PayersOfDay.ContractOn(Day, coverages, [Contract, Contract with { Payer = "Lakeside Health" }])!.Payer);
        Assert.Null(PayersOfDay.ContractOn(Day, coverages, [Contract with { EffectiveTo = Day.AddDays(-1) }]));
    }
}
