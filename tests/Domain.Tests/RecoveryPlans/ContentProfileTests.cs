using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Tests.Programs;

namespace TreatmentPlans.Domain.Tests.RecoveryPlans;

public class ContentProfileTests
{
    private static readonly PlanContent Complete = TestPlans.Content(new PractitionerId(Guid.AllBitsSet));

    private static readonly ContentFacts Facts =
        new(TestPlans.Start, new HashSet<ObjectiveId>(), new HashSet<GoalId>(), CompletedReviews: 0, SafetyPlanRequired: false);

    [Fact]
    public void A_complete_plan_passes() => Assert.Empty(Check(Complete));

    [Fact]
    public void An_empty_plan_fails_on_everything_that_must_be_there() =>
        Assert.Equal(
            [
                "/abilities", "/diagnoses", "/dimensionRatings", "/dischargeCriteria", "/effectiveFrom", "/levelOfCare", "/needs", "/participation",
                "/preferences", "/problems", "/strengths",
            ],
            Check(new PlanContent()).Select(error => error.Pointer).Order());

    [Theory]
    [InlineData("F10.20", true)]
    [InlineData("F11.21", true)]
    [InlineData("F19.20", true)]
    [InlineData("F20.0", false)]
    [InlineData("F1A.20", false)]
    public void A_substance_use_disorder_is_among_the_diagnoses(string code, bool passes) =>
        Assert.Equal(
            passes ? [] : [("/diagnoses", "SUD_DIAGNOSIS_REQUIRED")],
            Check(Complete with { Diagnoses = [new PlanDiagnosis(code), new PlanDiagnosis("F41.1")] }));

    [Fact]
    public void Diagnoses_are_codes() =>
        Assert.Equal(
            [("/diagnoses/1/code", "INVALID_DIAGNOSIS_CODE")],
            Check(Complete with { Diagnoses = [new PlanDiagnosis("F10.20"), new PlanDiagnosis("anxious")] }));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void Ratings_are_of_the_last_days(int age, bool passes) =>
        Assert.Equal(
            passes ? [] : [("/dimensionRatings/ratedOn", "RATINGS_OUT_OF_DATE")],
            Check(Complete with { DimensionRatings = Complete.DimensionRatings! with { RatedOn = TestPlans.Start.AddDays(-age) } }));

    [Fact]
    public void Ratings_are_six_and_of_one_edition()
    {
        var ratings = TestPrograms.Ratings(1, 0, 2, 1, 2, 1);

        Assert.Equal(
            [("/dimensionRatings/ratings", "DIMENSIONS_INCOMPLETE")], Check(Rated([.. ratings.Take(5)])));
        Assert.Equal(
            [("/dimensionRatings/ratings", "DIMENSION_RATED_TWICE")], Check(Rated([.. ratings, ratings[0]])));
        Assert.Equal(
            [("/dimensionRatings/ratings/2/risk", "RISK_REQUIRED")], Check(Rated([.. ratings.Select((r, i) => i == 2 ? r with { Risk = null } : r)])));
        Assert.Equal(
            [("/dimensionRatings/ratings/2", "MIXED_EDITIONS")], Check(Rated([.. ratings.Select((r, i) => i == 2 ? r with { RiskCode = "B" } : r)])));
        Assert.Equal(
            Enumerable.Repeat("RISK_REQUIRED", 6),
            Check(Complete with { DimensionRatings = Complete.DimensionRatings! with { Edition = AsamEdition.Fourth } }).Select(error => error.Code));

        PlanContent Rated(IReadOnlyList<DimensionRating> list) =>
            Complete with { DimensionRatings = Complete.DimensionRatings! with { Ratings = list } };
    }

    [Theory]
    [InlineData(0, "REVIEW_NOT_AFTER_START")]
    [InlineData(1, null)]
    [InlineData(30, null)]
    [InlineData(31, "REVIEW_TOO_LATE")]
    public void The_next_review_keeps_the_cadence_of_the_level(int days, string? code) =>
        Assert.Equal(
            code is null ? [] : [("/nextReviewOn", code)], Check(Complete with { NextReviewOn = TestPlans.Start.AddDays(days) }));

    [Theory]
    [InlineData(180, true)]
    [InlineData(181, false)]
    public void A_version_starts_within_the_horizon(int days, bool passes)
    {
        var codes = Check(Complete with { EffectiveFrom = TestPlans.Start.AddDays(days), NextReviewOn = TestPlans.Start.AddDays(days + 30) })
            .Where(error => error.Pointer == "/effectiveFrom").Select(error => error.Code);

        Assert.Equal(passes ? [] : ["EFFECTIVE_TOO_LATE"], codes);
    }

    [Fact]
    public void Participation_is_told_or_its_refusal_is()
    {
        Assert.Equal(
            [("/participation/statement", "REQUIRED")],
            Check(Complete with { Participation = new PatientParticipation(ParticipationMode.Video, " ") }));
        Assert.Equal(
            [("/participation/refusalReason", "REQUIRED")],
            Check(Complete with { Participation = new PatientParticipation(ParticipationMode.Refused, "Said no.") }));
        Assert.Empty(Check(Complete with { Participation = new PatientParticipation(ParticipationMode.Refused, RefusalReason: "Too tired.") }));
    }

    [Fact]
    public void Exit_criteria_are_measurable() =>
        Assert.Equal(
            [("/transitionCriteria/0/measurement", "CRITERION_NOT_MEASURABLE")],
            Check(Complete with { TransitionCriteria = [new ExitCriterion("When ready.")] }));

    [Fact]
    public void Phases_follow_each_other()
    {
        var (first, second) = (Complete.Phases[0], Complete.Phases[1]);

        Assert.Equal(
            [("/phases/1/startsOn", "PHASE_DATES_OUT_OF_ORDER")], Check(Complete with { Phases = [first, second with { StartsOn = first.EndsOn }] }));
        Assert.Equal(
            [("/phases/0/endsOn", "PHASE_DATES_OUT_OF_ORDER")], Check(Complete with { Phases = [first with { EndsOn = first.StartsOn!.Value.AddDays(-1) }, second] }));
        Assert.Equal(
            [("/phases/1/endsOn", "PHASE_DATES_OUT_OF_ORDER")], Check(Complete with { Phases = [first, second with { Exit = PhaseExit.Date }] }));
        Assert.Equal(
            ["/phases/0/sequence", "/phases/1/sequence"],
            Check(Complete with { Phases = [first, second with { Sequence = 1 }] }).Where(error => error.Code == "DUPLICATE").Select(error => error.Pointer));
        Assert.Equal(
            ["/phases/1/exit", "/phases/1/levelOfCare", "/phases/1/startsOn", "/phases/1/targetHoursPerWeek"],
            Check(Complete with { Phases = [first, new PlannedPhase { Sequence = 2 }] }).Select(error => error.Pointer).Order());
    }

    [Fact]
    public void An_objective_belongs_to_a_phase_of_the_plan() =>
        Assert.Equal(
            Enumerable.Repeat("UNKNOWN_PHASE", 3), Check(Complete with { Phases = [Complete.Phases[1]] }).Select(error => error.Code));

    [Fact]
    public void A_positive_safety_screen_asks_for_a_safety_plan()
    {
        var facts = Facts with { SafetyPlanRequired = true };

        Assert.Equal([("/crisisPlanReference", "SAFETY_PLAN_REQUIRED")], Check(Complete, facts));
        Assert.Empty(Check(Complete with { CrisisPlanReference = "Chart, section 4" }, facts));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Continuing_care_is_outlined_by_the_second_review(int reviews, bool passes) =>
        Assert.Equal(
            passes ? [] : [("/continuingCareOutline", "CONTINUING_CARE_OUTLINE_REQUIRED")],
            Check(Complete, Facts with { CompletedReviews = reviews }));

    [Fact]
    public void Each_part_of_a_problem_is_there()
    {
        var problem = new Problem { Goals = [new Goal { Objectives = [new Objective { Interventions = [new Intervention()] }] }] };

        var pointers = Check(Complete with { Problems = [problem] }).Select(error => error.Pointer[("/problems/0".Length)..]).Distinct().Order();

        const string Objective = "/goals/0/objectives/0";
        const string Intervention = $"{Objective}/interventions/0";
        Assert.Equal(
            [
                "/dimensions", "/evidence", Objective, $"{Intervention}/durationMinutes", $"{Intervention}/frequency", $"{Intervention}/modality",
                $"{Intervention}/responsiblePractitionerId", $"{Intervention}/startsOn", $"{Intervention}/type", $"{Objective}/measurement",
                $"{Objective}/targetDate", $"{Objective}/text", "/goals/0/patientWords", "/goals/0/statement", "/statement",
            ],
            pointers);
    }

    [Fact]
    public void Levels_are_of_the_catalogue()
    {
        var unknown = new LevelOfCare(AsamEdition.Third, "9");

        Assert.Equal([("/levelOfCare/code", "UNKNOWN_LEVEL_OF_CARE")], Check(Complete with { LevelOfCare = unknown }));
        Assert.Equal(
            [("/phases/1/levelOfCare/code", "UNKNOWN_LEVEL_OF_CARE")],
            Check(Complete with { Phases = [Complete.Phases[0], Complete.Phases[1] with { LevelOfCare = unknown }] }));
    }

    [Theory]
    [InlineData(1, -1, null, null, null, "/risk RISK_REQUIRED")]
    [InlineData(1, 0, null, null, null, null)]
    [InlineData(1, 4, null, null, null, null)]
    [InlineData(1, 5, null, null, null, "/risk RISK_REQUIRED")]
    [InlineData(1, null, null, null, null, "/risk RISK_REQUIRED")]
    [InlineData(1, 2, "B", null, null, " MIXED_EDITIONS")]
    [InlineData(1, 2, null, "2.1", null, " MIXED_EDITIONS")]
    [InlineData(1, 2, null, null, "a", " MIXED_EDITIONS")]
    [InlineData(0, 2, null, null, null, "/dimension OUT_OF_RANGE")]
    [InlineData(7, 2, null, null, null, "/dimension OUT_OF_RANGE")]
    public void A_rating_of_the_third_edition_is_a_risk(
        int dimension, int? risk, string? riskCode, string? minimumLevel, string? subdimension, string? error) =>
        AssertRated(AsamEdition.Third, new DimensionRating(dimension, subdimension, risk, riskCode, minimumLevel, "as found in the interview"), error);

    [Theory]
    [InlineData(1, null, "B", null, null, null)]
    [InlineData(6, null, "B", "2.1", "a", null)]
    [InlineData(1, null, "B", "9", null, "/minimumLevelCode UNKNOWN_LEVEL_OF_CARE")]
    [InlineData(1, null, null, "2.1", null, "/riskCode RISK_REQUIRED")]
    [InlineData(1, 2, "B", null, null, "/risk MIXED_EDITIONS")]
    [InlineData(7, null, "B", null, null, "/dimension OUT_OF_RANGE")]
    public void A_rating_of_the_fourth_edition_is_a_code(
        int dimension, int? risk, string? riskCode, string? minimumLevel, string? subdimension, string? error) =>
        AssertRated(AsamEdition.Fourth, new DimensionRating(dimension, subdimension, risk, riskCode, minimumLevel, "as found in the interview"), error);

    [Fact]
    public void The_days_of_a_version_are_asked_for_one_after_the_other()
    {
        Assert.Equal([("/effectiveFrom", "REQUIRED")], Check(Complete with { EffectiveFrom = null, NextReviewOn = null }));
        Assert.Equal([("/nextReviewOn", "REQUIRED")], Check(Complete with { NextReviewOn = null }));
    }

    [Fact]
    public void What_is_said_of_the_person_is_not_blank()
    {
        Assert.Equal(
            [("/strengths", "REQUIRED"), ("/needs", "REQUIRED"), ("/abilities", "REQUIRED"), ("/preferences", "REQUIRED")],
            Check(Complete with { Strengths = [" "], Needs = [""], Abilities = [" ", ""], Preferences = ["\t"] }));
        Assert.Empty(Check(Complete with { Strengths = [" ", "Keeps a job"] }));
        Assert.Equal([("/participation", "REQUIRED")], Check(Complete with { Participation = null }));
    }

    [Fact]
    public void A_criterion_for_transition_is_enough_and_is_measured_too()
    {
        var criterion = Complete.DischargeCriteria[0];

        Assert.Empty(Check(Complete with { TransitionCriteria = [criterion], DischargeCriteria = [] }));
        Assert.Equal(
            [("/dischargeCriteria", "REQUIRED")], Check(Complete with { TransitionCriteria = [], DischargeCriteria = [] }));
        Assert.Equal(
            [("/dischargeCriteria/1/measurement", "CRITERION_NOT_MEASURABLE")],
            Check(Complete with { DischargeCriteria = [criterion, criterion with { Measurement = criterion.Measurement! with { Unit = null } }] }));
    }

    [Fact]
    public void Phases_may_last_a_day_and_are_told_by_where_they_stand_in_the_list()
    {
        var (first, second) = (Complete.Phases[0], Complete.Phases[1]);

        Assert.Empty(Check(Complete with { Phases = [first with { EndsOn = first.StartsOn }, second] }));
        Assert.Empty(Check(Complete with { Phases = [second, first] }));
        Assert.Equal(
            [("/phases/0/startsOn", "PHASE_DATES_OUT_OF_ORDER")], Check(Complete with { Phases = [second with { StartsOn = first.EndsOn }, first] }));
        Assert.Empty(Check(Complete with { Phases = [first with { EndsOn = null }, second with { StartsOn = first.StartsOn }] }));
        Assert.Equal(
            [("/phases/1/startsOn", "PHASE_DATES_OUT_OF_ORDER")],
            Check(Complete with { Phases = [first with { EndsOn = null }, second with { StartsOn = first.StartsOn!.Value.AddDays(-1) }] }));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void A_problem_touches_dimensions_of_the_assessment(int dimension, bool passes) =>
        Assert.Equal(
            passes ? [] : [("/problems/1/dimensions", "PROBLEM_UNLINKED")],
            Check(Complete with { Problems = [Complete.Problems[0], Complete.Problems[1] with { Dimensions = [3, dimension] }] }));

    [Fact]
    public void A_problem_has_goals_with_objectives_with_interventions()
    {
        var problem = Complete.Problems[1];
        var goal = problem.Goals[0];

        Assert.Equal([("/problems", "REQUIRED")], Check(Complete with { Problems = [] }));
        Assert.Equal([("/problems/1/goals", "REQUIRED")], With(problem with { Goals = [] }));
        Assert.Equal([("/problems/1/goals/0/objectives", "REQUIRED")], With(problem with { Goals = [goal with { Objectives = [] }] }));
        Assert.Equal(
            [("/problems/1/goals/0/objectives/0/interventions", "REQUIRED")],
            With(problem with { Goals = [goal with { Objectives = [goal.Objectives[0] with { Interventions = [] }] }] }));

        IEnumerable<(string, string)> With(Problem changed) => Check(Complete with { Problems = [Complete.Problems[0], changed] });
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void An_intervention_ends_on_its_first_day_or_later(int days, bool passes)
    {
        var goal = Complete.Problems[1].Goals[0];
        var objective = goal.Objectives[0];
        var intervention = objective.Interventions[0] with { EndsOn = TestPlans.Start.AddDays(days) };
        var content = Complete with
        {
            Problems =
            [
                Complete.Problems[0],
                Complete.Problems[1] with { Goals = [goal with { Objectives = [objective with { Interventions = [intervention] }] }] },
            ],
        };

        Assert.Equal(
            passes ? [] : [("/problems/1/goals/0/objectives/0/interventions/0/endsOn", "INTERVENTION_DATES_OUT_OF_ORDER")], Check(content));
    }

    [Fact]
    public void A_closed_objective_may_have_a_target_date_that_has_passed()
    {
        var content = Complete.WithIds(new HashSet<(PlanItemKind, Guid)>(), DateTimeOffset.UnixEpoch);
        var closed = content.AllObjectives().First().Id!.Value;
        content = content.Change(closed, objective => objective with { TargetDate = TestPlans.Start });

        Assert.Equal(["OBJ_NO_TARGET_DATE"], Check(content).Select(error => error.Code));
        Assert.Empty(Check(content, Facts with { ClosedObjectives = new HashSet<ObjectiveId> { closed } }));
    }

    private static void AssertRated(AsamEdition edition, DimensionRating first, string? error)
    {
        var others = edition is AsamEdition.Third
            ? TestPrograms.Ratings(1, 0, 2, 1, 2, 1)
            : [.. Enumerable.Range(1, 6).Select(n => new DimensionRating(n, null, null, "B", null, "as found in the interview"))];
        IReadOnlyList<DimensionRating> ratings = [first, .. others.Where(other => other.Dimension != first.Dimension)];

        var errors = Check(Complete with { DimensionRatings = new PlanDimensionRatings(edition, new DateOnly(2026, 1, 8), ratings) });

        Assert.Equal(
            error is null ? [] : [$"/dimensionRatings/ratings/0{error}"], errors.Select(found => $"{found.Pointer} {found.Code}"));
    }

    internal static IEnumerable<(string Pointer, string Code)> Check(PlanContent content, ContentFacts? facts = null) =>
        ContentProfile.Check(content, facts ?? Facts, ProgramPolicies.Default).Select(error => (error.Pointer, error.Code));
}
