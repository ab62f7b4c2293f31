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

    private static IEnumerable<(string Pointer, string Code)> Check(PlanContent content, ContentFacts? facts = null) =>
        ContentProfile.Check(content, facts ?? Facts, ProgramPolicies.Default).Select(error => (error.Pointer, error.Code));
}
