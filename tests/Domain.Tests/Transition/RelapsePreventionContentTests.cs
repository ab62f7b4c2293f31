using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Domain.Tests.Transition;

/// <summary>Both sides of every minimum (RPP-1 to RPP-9).</summary>
public sealed class RelapsePreventionContentTests
{
    private static readonly HighRiskSituation Situation = new("Parties", "Leaves early.", "Calls Lee.");
    private static readonly EmergencyContact ByDay = new("Ada Fictional", "+1 212 555 0188");
    private static readonly EmergencyContact Always = new("Lee Marsh", "+1 212 555 0142", IsAlwaysReachable: true);

    private static readonly RelapsePreventionContent Good = new()
    {
        WarningSigns = ["One", "Two", "Three"],
        HighRiskSituations = [Situation, Situation, Situation],
        CopingSkills = ["urge-surfing", "call-for-support", "play-the-tape"],
        EmergencyContacts = [Always, ByDay],
        Meetings = ["Tuesdays"],
        Naloxone = NaloxoneStanding.Declined,
        LapseSteps = ["Stop"],
        ReasonsForRecovery = ["Her daughter"],
        LifestyleBalance = ["Sleeps"],
        CrisisLines = [new CrisisLine("Lifeline", " 988 ")],
    };

    public static TheoryData<string, RelapsePreventionContent> Lacking => new()
    {
        { "RPP-1 /warningSigns", Good with { WarningSigns = ["One", "Two"] } },
        { "RPP-2 /highRiskSituations", Good with { HighRiskSituations = [Situation, Situation] } },
        { "RPP-2 /highRiskSituations/1/avoidPlan", Good with { HighRiskSituations = [Situation, Situation with { AvoidPlan = " " }, Situation] } },
        { "RPP-2 /highRiskSituations/2/copePlan", Good with { HighRiskSituations = [Situation, Situation, Situation with { CopePlan = null }] } },
        { "RPP-3 /copingSkills", Good with { CopingSkills = ["urge-surfing", "call-for-support"] } },
        { "RPP-4 /emergencyContacts", Good with { EmergencyContacts = [Always] } },
        { "RPP-4 /emergencyContacts", Good with { EmergencyContacts = [ByDay, ByDay] } },
        { "RPP-5 /supportNetwork", Good with { Meetings = [] } },
        { "RPP-6 /naloxone", Good with { Naloxone = null } },
        { "RPP-7 /lapseSteps", Good with { LapseSteps = [] } },
        { "RPP-8 /reasonsForRecovery", Good with { ReasonsForRecovery = [] } },
        { "RPP-8 /lifestyleBalance", Good with { LifestyleBalance = [] } },
        { "RPP-9 /crisisLines", Good with { CrisisLines = [new CrisisLine("Another", "9880")] } },
    };

    [Fact]
    public void What_has_every_section_has_no_gap() => Assert.Empty(Good.Gaps(RelapsePreventionPolicy.Default));

    [Theory]
    [MemberData(nameof(Lacking))]
    public void What_lacks_one_says_which(string gap, RelapsePreventionContent content) =>
        Assert.Equal([gap], content.Gaps(RelapsePreventionPolicy.Default).Select(found => $"{found.Rule} {found.Pointer}"));

    [Fact]
    public void A_network_without_meetings_is_one() =>
        Assert.Empty((Good with { Meetings = [], SupportNetwork = ["Her sister"] }).Gaps(RelapsePreventionPolicy.Default));
}
