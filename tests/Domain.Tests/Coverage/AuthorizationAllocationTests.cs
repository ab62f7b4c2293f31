using CsCheck;
using TreatmentPlans.Domain.Coverage;
using static TreatmentPlans.Domain.Coverage.LineAuthorization;
using static TreatmentPlans.Domain.Tests.Coverage.TestAuthorizations;

namespace TreatmentPlans.Domain.Tests.Coverage;

public sealed class AuthorizationAllocationTests
{
    private const string DanasDays =
        "01-12 01-14 01-15 01-21 01-22 01-23 01-26 01-29 02-02 02-05 02-06 02-09 02-12 02-18 02-19 02-20 02-23 02-25 02-26 03-02 03-04 03-05";

    private static readonly Gen<AuthorizedPeriod> AnyAuthorization =
        from approved in Gen.Int[0, 12]
        from unit in Gen.Enum<AuthorizationUnit>()
        from codes in Gen.Int[0, 2].Select(turn => new string[][] { ["H0015"], ["H0004"], ["H0015", "H0004"] }[turn])
        from start in Gen.Int[0, 40]
        from length in Gen.Int[0, 30]
        select Granted(approved, "01-01", "01-01", unit, codes) with { From = Day("01-01").AddDays(start), To = Day("01-01").AddDays(start + length) };

    private static readonly Gen<AuthorizableLine> AnyLine =
        from day in Gen.Int[0, 70]
        from code in Gen.Int[0, 2].Select(turn => new[] { "H0015", "H0004", "90837" }[turn])
        from quarters in Gen.Int[1, 12]
        from sequence in Gen.Int[0, 200]
        from requires in Gen.Int[0, 4].Select(turn => turn > 0)
        select Line("01-01", code, quarters, quarters * 15, sequence, requires) with { On = Day("01-01").AddDays(day) };

    private static readonly Gen<(List<AuthorizedPeriod> Granted, List<AuthorizableLine> Lines)> Cases =
        Gen.Select(AnyAuthorization.List[0, 5], AnyLine.List[0, 40]);

    [Fact]
    public void Danas_lines_use_13_of_15_and_9_of_12()
    {
        var first = Granted(15, "01-12", "02-15");
        var second = Granted(12, "02-16", "03-08");
        var allocation = AuthorizationAllocation.Of([second, first], [.. Lines(DanasDays), .. Lines("01-28 03-09", "90853", requires: false)]);

        Assert.Equal([(first.Id, 13m, 2m), (second.Id, 9m, 3m)], allocation.Uses.Select(use => (use.Authorization.Id, use.Used, use.Remaining)));
        Assert.Equal(22, allocation.Lines.Count(line => line.Status == Authorized));
        Assert.Equal(2, allocation.Lines.Count(line => line.Status == NotRequired && line.AuthorizationId is null));
        Assert.DoesNotContain(allocation.Lines, line => line.IsHeld);
    }

    [Theory]
    [InlineData("01-11", Missing)]
    [InlineData("01-12", Authorized)]
    [InlineData("02-15", Authorized)]
    [InlineData("02-16", Missing)]
    public void Both_days_of_the_period_are_in_it(string day, LineAuthorization expected) =>
        Assert.Equal(expected, Assert.Single(AuthorizationAllocation.Of([Granted(15, "01-12", "02-15")], [Line(day)]).Lines).Status);

    [Fact]
    public void Another_code_and_another_payer_do_not_match()
    {
        var granted = Granted(15, "01-12", "02-15");
        var allocation = AuthorizationAllocation.Of([granted], [Line("01-12", "H0004"), Line("01-13") with { Payer = "Other Mutual" }]);

        Assert.All(allocation.Lines, line => Assert.Equal((Missing, true), (line.Status, line.IsHeld)));
        Assert.Equal(0, Assert.Single(allocation.Uses).Used);
    }

    [Fact]
    public void The_one_that_ends_first_is_used_first_and_the_next_one_when_it_is_used_up()
    {
        var longer = Granted(5, "01-01", "03-31");
        var shorter = Granted(2, "01-01", "02-28");
        var allocation = AuthorizationAllocation.Of([longer, shorter], Lines("01-05 01-06 01-07"));

        Assert.Equal([shorter.Id, shorter.Id, longer.Id], allocation.Lines.Select(line => line.AuthorizationId!.Value));
        Assert.Equal([0m, 4m], allocation.Uses.Select(use => use.Remaining));
    }

    [Fact]
    public void What_nothing_is_left_for_takes_the_last_ending_below_zero_and_is_held()
    {
        var first = Granted(1, "01-01", "01-31");
        var last = Granted(1, "01-01", "02-28");
        var allocation = AuthorizationAllocation.Of([first, last], Lines("01-05 01-06 01-07"));

        Assert.Equal([Authorized, Authorized, Exceeded], allocation.Lines.Select(line => line.Status));
        Assert.Equal(last.Id, allocation.Lines[2].AuthorizationId);
        Assert.True(allocation.Lines[2].IsHeld);
        Assert.Equal([0m, -1m], allocation.Uses.Select(use => use.Remaining));
    }

    [Fact]
    public void An_earlier_line_that_is_found_later_goes_first()
    {
        var granted = Granted(2, "01-01", "01-31");
        var allocation = AuthorizationAllocation.Of([granted], Lines("01-06 01-07 01-05"));

        Assert.Equal([Day("01-05"), Day("01-06"), Day("01-07")], allocation.Lines.Select(line => line.Line.On));
        Assert.Equal([Authorized, Authorized, Exceeded], allocation.Lines.Select(line => line.Status));
    }

    [Fact]
    public void Days_are_counted_once_visits_each_and_hours_by_minutes()
    {
        AuthorizableLine[] lines =
        [
            Line("01-05", "H0004", 2, 20), Line("01-05", "H0004", 2, 20, 1), Line("01-06", "H0004", 2, 20), Line("01-06", "T1006", 1, 60),
        ];

        Assert.Equal(2, Used(AuthorizationUnit.Days));
        Assert.Equal(4, Used(AuthorizationUnit.Visits));
        Assert.Equal(7, Used(AuthorizationUnit.Units));
        Assert.Equal(2, Used(AuthorizationUnit.Hours));
        Assert.Equal(0.33m, Assert.Single(AuthorizationAllocation.Of([Granted(9, "01-01", "01-31", AuthorizationUnit.Hours, "H0004")], lines[..1]).Uses).Used);

        decimal Used(AuthorizationUnit unit) =>
            Assert.Single(AuthorizationAllocation.Of([Granted(9, "01-01", "01-31", unit, "H0004", "T1006")], lines).Uses).Used;
    }

    [Fact]
    public void Three_times_twenty_minutes_are_the_hour_that_was_granted()
    {
        var lines = Enumerable.Range(0, 3).Select(i => Line("01-05", "H0004", 1, 20, i));
        var allocation = AuthorizationAllocation.Of([Granted(1, "01-01", "01-31", AuthorizationUnit.Hours, "H0004")], lines);

        Assert.All(allocation.Lines, line => Assert.Equal(Authorized, line.Status));
        Assert.Equal(0, Assert.Single(allocation.Uses).Remaining);
    }

    [Fact]
    public void A_day_that_is_used_up_still_takes_what_belongs_to_it()
    {
        var allocation = AuthorizationAllocation.Of(
            [Granted(1, "01-01", "01-31", AuthorizationUnit.Days, "H0004", "H0015")], [Line("01-05"), Line("01-05", "H0004"), Line("01-06")]);

        Assert.Equal([Authorized, Authorized, Exceeded], allocation.Lines.Select(line => line.Status));
    }

    [Fact]
    public void A_line_goes_whole_to_one_authorization()
    {
        var first = Granted(3, "01-01", "01-31");
        var second = Granted(4, "01-01", "02-28");
        var allocation = AuthorizationAllocation.Of([first, second], [Line("01-05", units: 4), Line("01-06", units: 3), Line("01-07", units: 1)]);

        Assert.Equal([second.Id, first.Id, second.Id], allocation.Lines.Select(line => line.AuthorizationId!.Value));
        Assert.Equal([Authorized, Authorized, Exceeded], allocation.Lines.Select(line => line.Status));
    }

    [Fact]
    public void The_order_in_which_things_come_does_not_matter() => Gen.Select(Cases, Gen.Int).Sample((given, seed) =>
    {
        var (granted, lines) = (given.Granted.ToArray(), given.Lines.ToArray());
        new Random(seed).Shuffle(granted);
        new Random(seed).Shuffle(lines);
        var (before, after) = (AuthorizationAllocation.Of(given.Granted, given.Lines), AuthorizationAllocation.Of(granted, lines));

        Assert.Equal(before.Lines, after.Lines);
        Assert.Equal(before.Uses, after.Uses);
    });

    [Fact]
    public void Every_line_is_there_once_and_only_what_exceeds_goes_below_zero() => Cases.Sample(given =>
    {
        var allocation = AuthorizationAllocation.Of(given.Granted, given.Lines);

        Assert.Equal(given.Lines.Select(line => line.Id).Order(), allocation.Lines.Select(line => line.Line.Id).Order());
        Assert.All(allocation.Uses, use => Assert.Equal(
            use.Remaining < 0, allocation.Lines.Any(line => line.Status == Exceeded && line.AuthorizationId == use.Authorization.Id)));
        Assert.All(allocation.Lines, line =>
        {
            Assert.Equal(!line.Line.RequiresAuthorization, line.Status == NotRequired);
            Assert.Equal(line.Status is Authorized or Exceeded, line.AuthorizationId is not null);
            Assert.True(line.Status != Missing || !given.Granted.Exists(granted => granted.IsFor(line.Line)));
        });
    });
}
