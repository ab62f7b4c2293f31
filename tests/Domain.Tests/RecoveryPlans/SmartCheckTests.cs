using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Tests.RecoveryPlans;

public class SmartCheckTests
{
    private static readonly Objective Smart = TestPlans.Content(default).AllObjectives().Last();

    [Fact]
    public void A_smart_objective_passes() => Assert.Empty(Codes(Smart));

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void Specific_has_a_length(int characters, bool passes) =>
        Assert.Equal(passes ? [] : ["OBJ_NOT_SPECIFIC"], Codes(Smart with { Text = new string('a', characters) }));

    [Theory]
    [InlineData("lives well without alcohol.")]
    [InlineData(" I want to feel well. ")]
    public void Specific_is_not_the_goal_again(string text) =>
        Assert.Equal([("/objective/text", "OBJ_NOT_SPECIFIC")], Check(Smart with { Text = text }));

    [Fact]
    public void A_comparator_that_asks_for_worse_is_pointed_at() =>
        Assert.Equal(
            [("/objective/measurement/comparator", "OBJ_WRONG_DIRECTION")],
            Check(Smart with { Measurement = Smart.Measurement! with { Comparator = Comparator.AtLeast } }));

    [Fact]
    public void A_parameter_is_given_when_it_says_something()
    {
        var skills = TestPlans.Measure(MeasureCode.SkillUses, Comparator.AtLeast, 6, "uses");
        var attendance = TestPlans.Measure(MeasureCode.AttendancePercent, Comparator.AtLeast, 80, "percent");

        Assert.True(SmartChecks.IsNotMeasurable(skills with { Parameters = new MeasureParameters { Skills = [] } }));
        Assert.False(SmartChecks.IsNotMeasurable(skills with { Parameters = new MeasureParameters { Skills = [SkillCategory.Refusal] } }));
        Assert.True(SmartChecks.IsNotMeasurable(attendance with { Parameters = new MeasureParameters { Substance = Substance.Alcohol } }));
        Assert.False(SmartChecks.IsNotMeasurable(attendance with { Parameters = new MeasureParameters { Subject = " ", Settings = [] } }));
        Assert.True(SmartChecks.IsNotMeasurable(attendance with { Parameters = new MeasureParameters { Settings = [PracticeSetting.Work] } }));
    }

    [Fact]
    public void A_measure_has_a_unit_of_its_own_but_where_the_plan_names_what_it_counts() =>
        Assert.Equal(
            [MeasureCode.Count, MeasureCode.Frequency],
            ObjectiveMeasures.All.Where(measure => string.IsNullOrEmpty(measure.Unit)).Select(measure => measure.Code));

    [Theory]
    [InlineData(-3, false)]
    [InlineData(-2, true)]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void A_score_may_reach_below_nought(int value, bool contained) =>
        Assert.Equal(contained, ObjectiveMeasures.Of(MeasureCode.UricaReadiness).Contains(value));

    [Fact]
    public void Specific_says_what_the_patient_does() =>
        Assert.Equal([("/objective/behavior", "OBJ_NOT_SPECIFIC")], Check(Smart with { Behavior = null }));

    [Fact]
    public void Measurable_needs_measure_comparator_target_and_unit() =>
        Assert.All(
            new[]
            {
                null,
                Smart.Measurement! with { Measure = null },
                Smart.Measurement! with { Comparator = null },
                Smart.Measurement! with { TargetValue = null },
                Smart.Measurement! with { Unit = null },
                Smart.Measurement! with { Unit = "days" },
                Smart.Measurement! with { Parameters = new MeasureParameters { WindowDays = 7 } },
                TestPlans.Measure(MeasureCode.SkillUses, Comparator.AtLeast, 6, "uses"),
                TestPlans.Measure(MeasureCode.CravingMean, Comparator.AtMost, 4, "score"),
                TestPlans.Measure(MeasureCode.YesNo, Comparator.Equal, 1, "answer"),
            },
            measurement => Assert.Equal(["OBJ_NOT_MEASURABLE"], Codes(Smart with { Measurement = measurement })));

    [Theory]
    [InlineData(Comparator.AtMost, 0, true)]
    [InlineData(Comparator.AtMost, -1, false)]
    [InlineData(Comparator.AtMost, 27, true)]
    [InlineData(Comparator.AtMost, 28, false)]
    [InlineData(Comparator.LessThan, 1, true)]
    [InlineData(Comparator.LessThan, 0, false)]
    public void Achievable_lies_in_the_range_of_the_measure(Comparator comparator, int target, bool passes) =>
        Assert.Equal(
            passes ? [] : ["OBJ_TARGET_OUT_OF_RANGE"],
            Codes(Smart with { Measurement = TestPlans.Measure(MeasureCode.Phq9Score, comparator, target, "score") }));

    [Fact]
    public void Nothing_is_above_the_top_of_the_range() =>
        Assert.Equal(
            ["OBJ_TARGET_OUT_OF_RANGE"],
            Codes(Smart with { Measurement = TestPlans.Measure(MeasureCode.Who5Index, Comparator.GreaterThan, 100, "score") }));

    [Fact]
    public void A_baseline_lies_in_the_range_too() =>
        Assert.Equal(
            [("/objective/measurement/baselineValue", "OBJ_TARGET_OUT_OF_RANGE")],
            Check(Smart with { Measurement = Smart.Measurement! with { BaselineValue = 28 } }));

    [Theory]
    [InlineData(MeasureCode.Phq9Score, Comparator.AtMost, 5, 14, true)]
    [InlineData(MeasureCode.Phq9Score, Comparator.AtMost, 14, 14, false)]
    [InlineData(MeasureCode.Phq9Score, Comparator.AtMost, 15, 14, false)]
    [InlineData(MeasureCode.Phq9Score, Comparator.AtLeast, 5, 14, false)]
    [InlineData(MeasureCode.Phq9Score, Comparator.Equal, 5, 14, true)]
    [InlineData(MeasureCode.Who5Index, Comparator.AtLeast, 60, 36, true)]
    [InlineData(MeasureCode.Who5Index, Comparator.AtLeast, 36, 36, false)]
    [InlineData(MeasureCode.Who5Index, Comparator.GreaterThan, 35, 36, false)]
    [InlineData(MeasureCode.Who5Index, Comparator.AtMost, 60, 36, false)]
    public void The_target_is_better_than_the_baseline(MeasureCode measure, Comparator comparator, int target, int baseline, bool passes)
    {
        var measurement = TestPlans.Measure(measure, comparator, target, "score") with { BaselineValue = baseline };

        Assert.Equal(passes ? [] : ["OBJ_WRONG_DIRECTION"], Codes(Smart with { Measurement = measurement }));
    }

    [Theory]
    [InlineData(Comparator.AtLeast, 3, 2, true)]
    [InlineData(Comparator.AtLeast, 2, 2, false)]
    [InlineData(Comparator.AtMost, 1, 2, true)]
    [InlineData(Comparator.AtMost, 2, 2, false)]
    [InlineData(Comparator.Equal, 1, 2, true)]
    [InlineData(Comparator.Equal, 2, 2, false)]
    public void A_count_of_the_plans_own_goes_the_way_of_its_comparator(Comparator comparator, int target, int baseline, bool passes)
    {
        var measurement = TestPlans.Measure(MeasureCode.Count, comparator, target, "walks") with
        {
            BaselineValue = baseline,
            Parameters = new MeasureParameters { Subject = "evening walks" },
        };

        Assert.Equal(passes ? [] : ["OBJ_WRONG_DIRECTION"], Codes(Smart with { Measurement = measurement }));
    }

    [Fact]
    public void Relevant_means_that_the_problem_touches_a_dimension() =>
        Assert.Equal(["OBJ_UNLINKED"], Codes(Smart, dimensions: []));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(180, true)]
    [InlineData(181, false)]
    public void Time_bound_counts_from_the_first_day_of_the_version(int days, bool passes) =>
        Assert.Equal(passes ? [] : ["OBJ_NO_TARGET_DATE"], Codes(Smart with { TargetDate = TestPlans.Start.AddDays(days) }));

    [Fact]
    public void A_closed_objective_keeps_the_target_date_it_had() =>
        Assert.Empty(Codes(Smart with { TargetDate = TestPlans.Start.AddDays(-3) }, isClosed: true));

    /// <summary>domain.md K.2: each of Dana's objectives can be said in the catalogue, and its outcome computed.</summary>
    [Theory]
    [InlineData(MeasureCode.UseDays, Comparator.Equal, 0, "days", 0, 1)]
    [InlineData(MeasureCode.TriggersWithCopingPlan, Comparator.AtLeast, 5, "triggers", 5, 4)]
    [InlineData(MeasureCode.SkillUses, Comparator.AtLeast, 6, "uses", 6, 5)]
    [InlineData(MeasureCode.Phq9Score, Comparator.AtMost, 5, "score", 3, 6)]
    [InlineData(MeasureCode.DaysSinceLastUse, Comparator.AtLeast, 30, "days", 30, 29)]
    [InlineData(MeasureCode.BscqMean, Comparator.AtLeast, 75, "score", 82.5, 68.75)]
    [InlineData(MeasureCode.Who5Index, Comparator.AtLeast, 60, "score", 72, 36)]
    public void The_worked_cases_objectives_are_computable(
        MeasureCode code, Comparator comparator, int target, string unit, double met, double notMet)
    {
        var measurement = TestPlans.Measure(code, comparator, target, unit);
        if (code is MeasureCode.SkillUses)
        {
            measurement = measurement with
            {
                Parameters = new MeasureParameters { Skills = [SkillCategory.CravingManagement, SkillCategory.Refusal] },
            };
        }

        Assert.False(SmartChecks.IsNotMeasurable(measurement));
        Assert.True(measurement.IsMetBy((decimal)met));
        Assert.False(measurement.IsMetBy((decimal)notMet));
    }

    [Theory]
    [InlineData(Comparator.LessThan, true, false, false)]
    [InlineData(Comparator.AtMost, true, true, false)]
    [InlineData(Comparator.Equal, false, true, false)]
    [InlineData(Comparator.AtLeast, false, true, true)]
    [InlineData(Comparator.GreaterThan, false, false, true)]
    public void Comparators_hold_on_their_side_of_the_target(Comparator comparator, bool below, bool at, bool above)
    {
        Assert.Equal(below, comparator.Holds(4, 5));
        Assert.Equal(at, comparator.Holds(5, 5));
        Assert.Equal(above, comparator.Holds(6, 5));
    }

    [Fact]
    public void Each_measure_of_the_catalogue_stands_in_it_once() =>
        Assert.Equal(Enum.GetValues<MeasureCode>(), ObjectiveMeasures.All.Select(measure => measure.Code).Order());

    private static IEnumerable<string> Codes(Objective objective, int[]? dimensions = null, bool isClosed = false) =>
        Check(objective, dimensions, isClosed).Select(error => error.Code);

    private static List<(string Pointer, string Code)> Check(Objective objective, int[]? dimensions = null, bool isClosed = false)
    {
        var problem = TestPlans.Problem("Feels low.", dimensions ?? [3], objective);
        return
        [
            .. SmartChecks.Check(problem, problem.Goals[0], objective, "/objective", TestPlans.Start, isClosed, ContentProfilePolicy.Default)
                .Select(error => (error.Pointer, error.Code)),
        ];
    }
}
