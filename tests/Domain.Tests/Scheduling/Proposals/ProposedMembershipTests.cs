using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Scheduling.Proposals;
using TreatmentPlans.Domain.Tests.Programs;

namespace TreatmentPlans.Domain.Tests.Scheduling.Proposals;

/// <summary>Six weeks from Monday 12 January 2026, in each of which the patient is in groups A, B, both or none.</summary>
public sealed class ProposedMembershipTests
{
    private static readonly DateOnly Monday = TestPrograms.Today;

    private readonly TherapyGroup _a = TestGroups.Group(TestPrograms.Program());

    [Theory]
    [InlineData("AAAAAA", 0, null, "")]
    [InlineData("--AAAA", 2, null, "")]
    [InlineData("AA-AAA", 0, null, "2")]
    [InlineData("AABBBB", 0, 13, "")]
    [InlineData("A-ABBB", 0, 20, "1")]
    [InlineData("AA----", 0, null, "2 3 4 5")]
    [InlineData("BBBBBA", 5, null, "")]
    public void Lasts_from_the_first_week_to_the_last_or_goes_on(string weeks, int from, int? to, string away)
    {
        var membership = Assert.Single(Of(weeks, _a), one => one.GroupId == _a.Id);

        Assert.Equal((Monday.AddDays(7 * from), to is { } days ? Monday.AddDays(days) : (DateOnly?)null), (membership.From, membership.To));
        Assert.Equal(away.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(week => Monday.AddDays(7 * int.Parse(week))), membership.WeeksAway);
    }

    [Fact]
    public void In_a_closed_group_it_begins_with_the_group()
    {
        var closed = TestGroups.Group(TestPrograms.Program(), TestGroups.Details with { Entry = GroupEntry.Closed, StartsOn = Monday.AddDays(8) });

        var membership = Assert.Single(Of("---AAA", closed), one => one.GroupId == closed.Id);

        Assert.Equal((Monday.AddDays(8), null), (membership.From, membership.To));
        Assert.Equal([Monday.AddDays(7), Monday.AddDays(14)], membership.WeeksAway);
    }

    [Fact]
    public void Nobody_begins_before_today() =>
        Assert.Equal(Monday.AddDays(2), ProposedMembership.Of([Patient("AAAAAA", _a.Id)], Groups(_a), Monday.AddDays(2)).Single(one => one.GroupId == _a.Id).From);

    private IReadOnlyList<ProposedMembership> Of(string weeks, TherapyGroup a) => ProposedMembership.Of([Patient(weeks, a.Id)], Groups(a), Monday);

    private readonly TherapyGroup _b = TestGroups.Group(TestPrograms.Program());

    private Dictionary<TherapyGroupId, TherapyGroup> Groups(TherapyGroup a) => new() { [a.Id] = a, [_b.Id] = _b };

    private ProposedPatient Patient(string weeks, TherapyGroupId a) => new(
        TypedId.New<EpisodeId>(TestPrograms.Now),
        [.. weeks.Select((group, week) => new ProposedWeek(
            Monday.AddDays(7 * week), 540, 0, group != '-', group == '-' ? [] : [new ProposedGroup(group == 'A' ? a : _b.Id, [])], [], []))]);
}
