using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Tests.Programs;

public class PolicyChecksTests
{
    private static readonly ProgramPolicies Default = ProgramPolicies.Default;

    [Fact]
    public void The_defaults_go_together() => Accepted(Default);

    [Fact]
    public void Hours_are_of_known_levels() => Refused(
        "UNKNOWN_LEVEL_OF_CARE",
        "/policies/0/levelOfCare/hours/1/level/code",
        Default with
        {
            LevelOfCare = Default.LevelOfCare with
            {
                Hours = [Default.LevelOfCare.Hours[0], new(new(AsamEdition.Fourth, "3.3"), 0, null, 0, null)],
            },
        });

    [Fact]
    public void Placement_names_third_edition_levels_by_risk() => Refused(
        "UNKNOWN_LEVEL_OF_CARE",
        "/policies/0/placement/thirdEdition/5/levelCode",
        Default with
        {
            Placement = Default.Placement with
            {
                ThirdEdition = [.. Default.Placement.ThirdEdition, new([1], 1, PlacementOutcome.Place, "1.5")],
            },
        });

    [Fact]
    public void Placement_names_a_fourth_edition_level_as_the_lowest() => Refused(
        "UNKNOWN_LEVEL_OF_CARE",
        "/policies/0/placement/fourthEditionLowestCode",
        Default with { Placement = Default.Placement with { FourthEditionLowestCode = "0.5" } });

    [Fact]
    public void Placement_has_a_rule_for_every_assessment()
    {
        Refused(
            "POLICY_INCOMPLETE",
            "/policies/0/placement/thirdEdition",
            Default with { Placement = Default.Placement with { ThirdEdition = [.. Default.Placement.ThirdEdition.SkipLast(1)] } });
        Refused(
            "POLICY_INCOMPLETE",
            "/policies/0/placement/thirdEdition",
            Default with { Placement = Default.Placement with { ThirdEdition = [new([], 0, PlacementOutcome.Place, "1")] } });
        Accepted(Default with { Placement = Default.Placement with { ThirdEdition = [new([3], 0, PlacementOutcome.Place, "1")] } });
    }

    [Theory]
    [InlineData(15, 15, true)]
    [InlineData(16, 15, false)]
    public void The_shortest_text_is_not_longer_than_the_longest(int minimum, int maximum, bool accepted) => Check(
        Default with
        {
            ContentProfile = Default.ContentProfile with { ObjectiveTextMinimumLength = minimum, ObjectiveTextMaximumLength = maximum },
        },
        accepted,
        "/policies/0/contentProfile/objectiveTextMinimumLength");

    [Fact]
    public void Every_level_has_a_review_interval() => Refused(
        "POLICY_INCOMPLETE",
        "/policies/0/reviewCadence/intervals",
        Default with { ReviewCadence = Default.ReviewCadence with { Intervals = [new(1, 30)] } });

    [Theory]
    [InlineData(0.80, true)]
    [InlineData(0.81, false)]
    public void Conditions_are_not_harder_than_readiness(decimal score, bool accepted) => Check(
        Default with { Readiness = Default.Readiness with { ReadyWithConditionsScore = score } },
        accepted,
        "/policies/0/readiness/readyWithConditionsScore");

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void Craving_days_fit_into_their_window(int days, bool accepted) => Check(
        Default with { Readiness = Default.Readiness with { MinimumCravingDays = days } },
        accepted,
        "/policies/0/readiness/minimumCravingDays");

    [Fact]
    public void An_instrument_is_scheduled_once_and_whole()
    {
        Refused("POLICY_CONTRADICTORY", "/policies/0/assessments/schedule/1/instrument", Scheduled(new(InstrumentCode.Bam), new(InstrumentCode.Bam)));
        Refused(
            "POLICY_INCOMPLETE", "/policies/0/assessments/schedule/0/closerEveryDays", Scheduled(new AssessmentRule(InstrumentCode.Bam, CloserFromScore: 10)));
        Refused(
            "POLICY_INCOMPLETE", "/policies/0/assessments/schedule/0/closerEveryDays", Scheduled(new AssessmentRule(InstrumentCode.Bam, CloserEveryDays: 10)));
        Accepted(Scheduled(new AssessmentRule(InstrumentCode.Bam, CloserFromScore: 10, CloserEveryDays: 10)));

        static ProgramPolicies Scheduled(params AssessmentRule[] rules) =>
            Default with { Assessments = Default.Assessments with { Schedule = rules } };
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void A_relapse_takes_no_more_days_than_its_window_has(int days, bool accepted) => Check(
        Default with { Support = Default.Support with { RelapseUseDays = days } }, accepted, "/policies/0/support/relapseUseDays");

    [Theory]
    [InlineData(14, true)]
    [InlineData(7, false)]
    public void A_milestone_is_named_once(int second, bool accepted) => Check(
        Default with { Support = Default.Support with { MilestoneDays = [7, second] } }, accepted, "/policies/0/support/milestoneDays/1");

    private static void Check(ProgramPolicies policies, bool accepted, string pointer)
    {
        if (accepted)
        {
            Accepted(policies);
        }
        else
        {
            Refused("POLICY_CONTRADICTORY", pointer, policies);
        }
    }

    [Fact]
    public void A_substance_has_one_window_for_each_specimen()
    {
        var policy = Default.DrugTests;
        var window = new DetectionWindow(Substance.Alcohol, Specimen.Hair, 60);

        Refused(
            "POLICY_CONTRADICTORY",
            "/policies/0/drugTests/windows",
            Default with { DrugTests = policy with { Windows = [.. policy.Windows, window] } });
        Accepted(Default with { DrugTests = policy with { Windows = [window, window with { Specimen = Specimen.Blood }] } });
    }

    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(6, 5, false)]
    public void The_first_test_earns_no_more_than_the_most_a_test_earns(int first, int most, bool accepted)
    {
        var policies = Default with { Incentives = new IncentivePolicy(first, 1, most, 100) };
        if (accepted)
        {
            Accepted(policies);
        }
        else
        {
            Refused("POLICY_CONTRADICTORY", "/policies/0/incentives/maximumPointsPerTest", policies);
        }
    }

    [Fact]
    public void A_skill_is_applied_before_it_is_mastered_and_no_more_uses_decide_than_there_have_to_be()
    {
        Accepted(Default with { Skills = Default.Skills with { AppliedUses = 6, MasteredUses = 6, MasteredWindowUses = 6 } });
        Refused("POLICY_CONTRADICTORY", "/policies/0/skills/masteredUses", Default with { Skills = Default.Skills with { AppliedUses = 7 } });
        Refused("POLICY_CONTRADICTORY", "/policies/0/skills/masteredWindowUses", Default with { Skills = Default.Skills with { MasteredWindowUses = 7 } });
    }

    private static void Accepted(ProgramPolicies policies) => Assert.Single(TestPrograms.ProgramWith(policies).Policies);

    private static void Refused(string code, string pointer, ProgramPolicies policies)
    {
        var refusal = Assert.Throws<DomainException>(() => TestPrograms.ProgramWith(policies));

        Assert.Equal(code, refusal.Error.Code);
        Assert.Equal(pointer, Assert.Single(refusal.Error.Errors).Pointer);
    }
}
