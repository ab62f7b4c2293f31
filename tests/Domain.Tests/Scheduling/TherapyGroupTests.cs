using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Tests.Refusals;
using static TreatmentPlans.Domain.Tests.Scheduling.TestGroups;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public class TherapyGroupTests
{
    private static readonly Program Program = TestPrograms.Program();

    [Theory]
    [InlineData(SessionType.IopBlock, 12)]
    [InlineData(SessionType.ProcessGroup, 12)]
    [InlineData(SessionType.Psychoeducation, 12)]
    [InlineData(SessionType.MultiFamilyGroup, 24)]
    [InlineData(SessionType.Family, 1)]
    [InlineData(SessionType.Individual, 1)]
    [InlineData(SessionType.DrugTest, 1)]
    public void Seats_come_by_the_type_of_session(SessionType type, int seats)
    {
        Assert.Equal(seats, Group(Program, Details with { Capacity = null }, type).Capacity);
        Assert.Equal(seats, Group(Program, Details with { Capacity = seats }, type).Capacity);
        Refused("CAPACITY_OVER_LIMIT", () => Group(Program, Details with { Capacity = seats + 1 }, type), "/capacity");
    }

    [Fact]
    public void The_programme_may_have_other_numbers()
    {
        var program = TestPrograms.ProgramWith(ProgramPolicies.Default with
        {
            Scheduling = new SchedulingPolicy(26, [new SessionCapacity(SessionType.IopBlock, 8)]),
        });

        Assert.Equal(8, Group(program, Details with { Capacity = null }).Capacity);
        Refused("CAPACITY_OVER_LIMIT", () => Group(program, Details with { Capacity = 9 }), "/capacity");
        Refused("CAPACITY_REQUIRED", () => Group(program, Details with { Capacity = null }, SessionType.Family), "/capacity");
        Assert.Equal(90, Group(program, Details with { Capacity = 90 }, SessionType.Family).Capacity);
    }

    [Fact]
    public void A_group_has_a_place_a_period_and_facilitators_who_work_here()
    {
        var stranger = TypedId.New<PractitionerId>(TestPrograms.Now);

        Refused("PLACE_REQUIRED", () => Group(Program, Details with { Room = null }), "/room");
        Assert.Null(Group(Program, Details with { Room = null, VirtualLink = "https://meet.example.org/1" }).Room);
        Refused("PERIOD_ENDS_BEFORE_START", () => Group(Program, Details with { EndsOn = Details.StartsOn.AddDays(-1) }), "/endsOn");
        Assert.Equal(Details.StartsOn, Group(Program, Details with { EndsOn = Details.StartsOn }).EndsOn);
        Refused("UNKNOWN_REFERENCE", () => Group(Program, Details with { FacilitatorIds = [Facilitator.Id, stranger] }), "/facilitatorIds/1");
        Refused("DUPLICATE", () => Group(Program, Details with { FacilitatorIds = [Facilitator.Id, Facilitator.Id] }), "/facilitatorIds/1");
        Refused("UNKNOWN_REFERENCE", () => Group(Program, Details with { CurriculumCode = "nothing" }), "/curriculumCode");
    }

    [Fact]
    public void Who_has_left_leads_no_group()
    {
        var left = TestPrograms.Counselor();
        left.Update(new PractitionerProfile("Robin", "Vale", [], [], [], null, Active: false));

        Refused(
            "FACILITATOR_NOT_ACTIVE",
            () => TherapyGroup.Create(
                TypedId.New<TherapyGroupId>(TestPrograms.Now), Program, SessionType.IopBlock, Details with { FacilitatorIds = [left.Id] }, [left], TestPrograms.Now),
            "/facilitatorIds/0");
    }

    [Fact]
    public void The_first_day_moves_until_it_has_passed()
    {
        var group = Group(Program);
        group.Update(Program, Details with { StartsOn = new(2026, 1, 13) }, [Facilitator], TestPrograms.Now);
        var onTheDay = TestPrograms.Now.AddDays(1);
        group.Update(Program, Details with { StartsOn = new(2026, 1, 14) }, [Facilitator], onTheDay);
        group.Update(Program, Details with { StartsOn = new(2026, 1, 13) }, [Facilitator], onTheDay);

        Refused("GROUP_STARTED", () => group.Update(Program, Details, [Facilitator], onTheDay.AddDays(1)));
        group.Update(Program, Details with { StartsOn = new(2026, 1, 13), Name = "Another name" }, [Facilitator], onTheDay.AddDays(1));
        Assert.Equal("Another name", group.Name);
    }

    [Fact]
    public void An_open_group_takes_members_from_its_first_day_to_its_last()
    {
        var group = Group(Program, Details with { StartsOn = new(2026, 1, 14), EndsOn = new(2026, 1, 20) });

        Assert.Equal(new DateOnly(2026, 1, 14), group.FirstDayFor(new(2026, 1, 12)));
        Assert.Equal(new DateOnly(2026, 1, 20), group.FirstDayFor(new(2026, 1, 20)));
        Refused("GROUP_ENDED", () => group.FirstDayFor(new(2026, 1, 21)));
        Assert.True(group.TakesMembersOn(new(2026, 1, 20)));
        Assert.False(group.TakesMembersOn(new(2026, 1, 21)));
    }

    [Fact]
    public void A_closed_group_takes_members_until_its_first_day()
    {
        var group = Group(Program, Details with { Entry = GroupEntry.Closed, StartsOn = new(2026, 1, 14) });

        Assert.Equal(new DateOnly(2026, 1, 14), group.FirstDayFor(new(2026, 1, 12)));
        Assert.Equal(new DateOnly(2026, 1, 14), group.FirstDayFor(new(2026, 1, 14)));
        Refused("GROUP_CLOSED", () => group.FirstDayFor(new(2026, 1, 15)));
        Assert.True(group.TakesMembersOn(new(2026, 1, 14)));
        Assert.False(group.TakesMembersOn(new(2026, 1, 15)));
    }

    /// <summary>The group begins on a Wednesday: its first week is that of the Monday before.</summary>
    [Theory]
    [InlineData("2026-01-13", null, null)]
    [InlineData("2026-01-14", 1, 1)]
    [InlineData("2026-01-18", 1, 1)]
    [InlineData("2026-01-19", 2, 2)]
    [InlineData("2026-03-08", 8, 8)]
    [InlineData("2026-03-09", 1, null)]
    [InlineData("2026-03-16", 2, null)]
    public void The_topic_is_that_of_the_week(string day, int? open, int? closed)
    {
        var details = Details with { StartsOn = new(2026, 1, 14), CurriculumCode = "early-recovery" };

        Assert.Equal(open, Group(Program, details).TopicOn(DateOnly.Parse(day, null))?.Week);
        Assert.Equal(closed, Group(Program, details with { Entry = GroupEntry.Closed }).TopicOn(DateOnly.Parse(day, null))?.Week);
        Assert.Null(Group(Program, details with { EndsOn = new(2026, 1, 14) }).TopicOn(new(2026, 1, 15)));
        Assert.Null(Group(Program).TopicOn(DateOnly.Parse(day, null)));
    }

    [Fact]
    public void Each_curriculum_has_its_weeks_in_order_and_one_text_for_each_code_and_version()
    {
        Assert.Equal(["coping-skills", "early-recovery", "family-education", "relapse-prevention"], Curricula.All.Select(c => c.Code).Distinct());
        Assert.Equal(Curricula.All.Count, Curricula.All.Select(c => c.Version).Distinct().Count());
        Assert.All(Curricula.All, curriculum =>
        {
            Assert.Equal(Enumerable.Range(1, curriculum.Topics.Count), curriculum.Topics.Select(topic => topic.Week));
            Assert.All(curriculum.Topics, topic => Assert.True(topic.Title.Length > 0 && topic.Aim.Length > 0));
            Assert.Equal("MIT", curriculum.Licence);
        });
    }

    [Fact]
    public void Its_sessions_are_of_its_programme_type_and_facilitators_at_its_place_unless_another_is_named()
    {
        var group = Group(Program);
        var wanted = new SessionSetting(SessionType.IopBlock, Facilitator.Id);
        var other = TypedId.New<ProgramId>(TestPrograms.Now);

        Assert.Equal(wanted with { Room = "Room 2", GroupId = group.Id }, group.Setting(Program.Id, wanted));
        Assert.Equal(wanted with { Room = "Attic", GroupId = group.Id }, group.Setting(Program.Id, wanted with { Room = "Attic" }));
        Assert.Equal(
            wanted with { VirtualLink = "https://meet.example", GroupId = group.Id },
            group.Setting(Program.Id, wanted with { VirtualLink = "https://meet.example" }));
        Refused("NOT_OF_GROUP", () => group.Setting(other, wanted), "/programId");
        Refused("NOT_OF_GROUP", () => group.Setting(Program.Id, wanted with { Type = SessionType.Family }), "/type");
        Refused("NOT_OF_GROUP", () => group.Setting(Program.Id, wanted with { FacilitatorId = default }), "/facilitatorId");
    }

    [Theory]
    [InlineData("2026-01-11", false)]
    [InlineData("2026-01-12", true)]
    [InlineData("2026-01-18", true)]
    [InlineData("2026-01-19", false)]
    [InlineData("2026-01-25", false)]
    [InlineData("2026-01-26", true)]
    [InlineData("2026-01-28", true)]
    [InlineData("2026-01-29", false)]
    public void A_member_is_in_from_the_first_day_to_the_last_but_for_the_weeks_away(string day, bool isIn)
    {
        var member = new GroupMember(
            default, default, default, new DateOnly(2026, 1, 12), new DateOnly(2026, 1, 28), [new DateOnly(2026, 1, 19)], OverCapacityReason: null);

        Assert.Equal(isIn, member.IsIn(DateOnly.Parse(day)));
    }
}
