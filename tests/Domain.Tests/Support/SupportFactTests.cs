using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;
using TreatmentPlans.Domain.Tests.Episodes;
using static TreatmentPlans.Domain.Tests.Refusals;
using static TreatmentPlans.Domain.Tests.Support.TestSupport;

namespace TreatmentPlans.Domain.Tests.Support;

public sealed class SupportFactTests
{
    private static readonly PractitionerId Robin = Clinician.PractitionerId!.Value;
    private static readonly SupportContactDetails Sponsor = new("Lee Marsh", ContactRelationship.Sponsor, "+1 212 555 0142", null, true, false, null);

    private readonly TestSupport _support = new();

    [Fact]
    public void A_support_contact_stands_from_the_day_it_agreed_to_the_day_it_ended()
    {
        var contact = Contact(Sponsor, Day(1, 8));

        contact.Update(_support.Care, Sponsor, Day(1, 8), Day(3, 1), At(3, 5));

        Assert.Equal(
            [false, true, true, false],
            new[] { Day(1, 7), Day(1, 8), Day(3, 1), Day(3, 2) }.Select(day => contact.StoodOn(day, At(3, 6))));
        Assert.True(contact.StoodOn(Day(3, 2), At(3, 4)));
        Assert.False(contact.StoodOn(Day(1, 8), At(2, 1)));
        contact.Update(_support.Care, Sponsor, Day(1, 8), null, At(3, 7));
        Assert.True(contact.StoodOn(Day(3, 2), At(3, 8)));
    }

    [Fact]
    public void A_support_contact_can_be_reached_and_is_of_the_episode()
    {
        Refused("CONTACT_UNREACHABLE", () => Contact(Sponsor with { Phone = " " }, Day(1, 8)), "/phone");
        Refused("DATE_OUT_OF_ORDER", () => Contact(Sponsor, Day(1, 5)), "/agreedOn");
        Refused("DATE_IN_FUTURE", () => Contact(Sponsor, Day(2, 3)), "/agreedOn");
        var contact = Contact(Sponsor with { Phone = null, Email = "lee@example.org" }, Day(1, 8));
        Refused("PERIOD_ENDS_BEFORE_START", () => contact.Update(_support.Care, Sponsor, Day(1, 8), Day(1, 7), At(2, 2)), "/endedOn");
        contact.EnterInError(Mark);
        Refused("ENTERED_IN_ERROR", () => contact.Update(_support.Care, Sponsor, Day(1, 8), null, At(2, 2)));
    }

    [Fact]
    public void Nobody_is_in_one_role_twice_at_a_time()
    {
        var counselor = Member(CareTeamRole.Counselor, Day(1, 12), Day(2, 1));

        var team = CareTeam.Of(_support.Episodes.Episode, [counselor, Member(CareTeamRole.Counselor, Day(2, 2), null), Member(CareTeamRole.CaseManager, Day(1, 12), null)]);

        Assert.Equal(3, team.Members.Count);
        Refused(
            "CARE_TEAM_OVERLAP", () => team.Replace(_support.Episodes.Episode, [counselor, Member(CareTeamRole.Counselor, Day(2, 1), null)]), "/members/1");
        Refused(
            "CARE_TEAM_OVERLAP",
            () => team.Replace(_support.Episodes.Episode, [Member(CareTeamRole.Nurse, Day(2, 1), null), Member(CareTeamRole.Nurse, Day(1, 12), null)]),
            "/members/1");
        Refused("PERIOD_ENDS_BEFORE_START", () => team.Replace(_support.Episodes.Episode, [Member(CareTeamRole.Nurse, Day(2, 1), Day(1, 31))]), "/members/0/to");
        Refused("DATE_OUT_OF_ORDER", () => team.Replace(_support.Episodes.Episode, [Member(CareTeamRole.Nurse, Day(1, 5), null)]), "/members/0/from");
        Assert.Equal(3, team.Members.Count);
    }

    [Fact]
    public void A_trigger_has_a_coping_plan_with_a_skill_or_a_way_round_it()
    {
        var bare = new TriggerDetails(TriggerCategory.Time, "The hour after work", 4, [], [], " ");

        Assert.False(Identify(bare).Details.HasCopingPlan());
        Assert.True(Identify(bare with { AvoidPlan = "By the park." }).Details.HasCopingPlan());
        Assert.True(Identify(bare with { CopingSkills = ["urge-surfing"] }).Details.HasCopingPlan());
        Refused("DUPLICATE", () => Identify(bare with { CopingSkills = ["urge-surfing", "coping-card", "urge-surfing"] }), "/copingSkills/2");
        Refused("UNKNOWN_REFERENCE", () => Identify(bare with { CopingSkills = ["urge-surfing", "surfing"] }), "/copingSkills/1");
    }

    [Fact]
    public void A_check_in_falls_on_the_day_of_the_programme()
    {
        // Three in the morning in UTC is the evening before in New York.
        var late = CheckIn(new DateTimeOffset(2026, 2, 11, 3, 0, 0, TimeSpan.Zero));

        Assert.Equal(Day(2, 10), late.On);
        Refused("TIME_IN_FUTURE", () => CheckIn(At(2, 13).AddTicks(1)), "/at");
        Refused("DATE_OUT_OF_ORDER", () => CheckIn(At(1, 11)), "/at");
        late.EnterInError(Mark);
        Assert.Equal((true, false), (late.StoodAt(At(4, 19)), late.StoodAt(At(4, 20))));
    }

    [Fact]
    public void What_belongs_to_care_is_not_told_before_the_admission()
    {
        var referred = new TestEpisodes();
        var care = new SupportCare(referred.Patient, referred.Episode, referred.Program);

        Refused("EPISODE_NOT_IN_CARE", () => Encouragement.Send(TypedId.New<EncouragementId>(At(1, 12)), care, "Well done.", null, Robin, At(1, 12)));
        Refused("EPISODE_NOT_IN_CARE", () => WellbeingCheckIn.Make(TypedId.New<WellbeingCheckInId>(At(1, 12)), care, Report(At(1, 12)), At(1, 12)));
        Assert.Equal(Day(1, 7), SupportContact.Add(TypedId.New<SupportContactId>(At(1, 12)), care, Sponsor, Day(1, 7), At(1, 12)).AgreedOn);
    }

    private static CareTeamMember Member(CareTeamRole role, DateOnly from, DateOnly? to) => new(Robin, role, from, to);

    private static CheckInReport Report(DateTimeOffset at) => new(at, 4, null, null, null, null, null, null, IsToldByPatient: false);

    private SupportContact Contact(SupportContactDetails details, DateOnly agreedOn) =>
        SupportContact.Add(TypedId.New<SupportContactId>(At(2, 2)), _support.Care, details, agreedOn, At(2, 2));

    private Trigger Identify(TriggerDetails details) =>
        Trigger.Identify(TypedId.New<TriggerId>(At(2, 2)), _support.Care, details, Day(1, 20), At(2, 2));

    private WellbeingCheckIn CheckIn(DateTimeOffset at) =>
        WellbeingCheckIn.Make(TypedId.New<WellbeingCheckInId>(At(2, 13)), _support.Care, Report(at), At(2, 13));
}
