using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Benchmarks;

/// <summary>The plan that performance is measured with: 6 problems with a goal each, 12 objectives with an intervention each, 4 phases.</summary>
public static class FullPlan
{
    private const int Goals = 6;
    private const int ObjectivesPerGoal = 2;

    public static PlanContent Starting(DateOnly first) => new()
    {
        EffectiveFrom = first,
        NextReviewOn = first.AddDays(14),
        Diagnoses = [new PlanDiagnosis("F10.20", IsPrimary: true), new PlanDiagnosis("F41.1")],
        LevelOfCare = new LevelOfCare(AsamEdition.Third, "2.1"),
        DimensionRatings = new PlanDimensionRatings(
            AsamEdition.Third,
            first.AddDays(-4),
            [.. Enumerable.Range(1, DimensionRating.Dimensions).Select(dimension => new DimensionRating(
                dimension, null, dimension % 3, null, null, "As found in the interview and in what the family told about the last weeks."))]),
        Strengths = ["Has worked for nine years with the same employer.", "Wants to be there for the children.", "Plays in a band."],
        Needs = ["A safe way home on paydays.", "Someone to call at night.", "Help with the letters of the bank."],
        Abilities = ["Reads and writes well.", "Has a car."],
        Preferences = ["Evenings, because of work.", "A female counselor for individual sessions."],
        Participation = new PatientParticipation(ParticipationMode.InPerson, "I wrote the goals with my counselor and they are mine."),
        TransitionCriteria = [new ExitCriterion("Three weeks without use and steady attendance."), new ExitCriterion("A plan for the weekend that has worked twice.")],
        DischargeCriteria = [new ExitCriterion("Six weeks without use, and a relapse-prevention plan with three people to call.")],
        Phases =
        [
            Phase(0, "Orientation", "2.1", 9, first, 7, PhaseExit.PlanSigned),
            Phase(1, "Intensive", "2.1", 9, first.AddDays(7), 49, PhaseExit.Readiness),
            Phase(2, "Step-down", "1", 5, first.AddDays(56), 28, PhaseExit.Readiness),
            Phase(3, "Independence", "1", 2.5m, first.AddDays(84), 28, PhaseExit.Date),
        ],
        Problems = [.. Enumerable.Range(1, Goals).Select(number => Problem(number, first))],
        CrisisPlanReference = "Crisis plan of the intake interview",
        ContinuingCareOutline = "Weekly outpatient group, a sponsor, and a call from the programme after one, four and twelve weeks.",
    };

    private static PlannedPhase Phase(int sequence, string name, string level, decimal hours, DateOnly start, int days, PhaseExit exit) => new()
    {
        Sequence = sequence,
        Name = name,
        LevelOfCare = new LevelOfCare(AsamEdition.Third, level),
        TargetHoursPerWeek = hours,
        StartsOn = start,
        EndsOn = start.AddDays(days - 1),
        Exit = exit,
    };

    private static Problem Problem(int number, DateOnly first) => new()
    {
        Title = $"Problem {number} of the plan",
        Statement = "Drinks after work on most days and cannot leave it at what was planned, with trouble at home and at work.",
        Evidence = "Eleven drinking days of the last fourteen; two warnings by the employer; the score of the intake questionnaire.",
        Dimensions = [1 + (number % DimensionRating.Dimensions)],
        Goals =
        [
            new Goal
            {
                PatientWords = "I want to come home sober and be awake when the children tell about their day.",
                Statement = "Lives without alcohol and has other ways to end a working day.",
                Term = number % 2 == 0 ? GoalTerm.ShortTerm : GoalTerm.LongTerm,
                Objectives = [.. Enumerable.Range(1, ObjectivesPerGoal).Select(objective => Objective(objective, first))],
            },
        ],
    };

    private static Objective Objective(int number, DateOnly first) => new()
    {
        Text = "Uses a refusal skill in a real situation and tells the group how it went.",
        Behavior = ObjectiveBehavior.Practice,
        PhaseSequence = number,
        Measurement = new Measurement
        {
            Measure = MeasureCode.SkillUses,
            Parameters = new MeasureParameters { WindowDays = 28, Skills = [SkillCategory.Refusal], Settings = [PracticeSetting.Work] },
            Comparator = Comparator.AtLeast,
            TargetValue = 6,
            BaselineValue = 0,
            BaselineOn = first,
            Unit = "uses",
        },
        TargetDate = first.AddDays(28 * number),
        Interventions =
        [
            new Intervention
            {
                Type = InterventionType.SkillsGroup,
                Modality = InterventionModality.CognitiveBehavioral,
                Text = "Rehearses the situation in role play, plans the next one, and looks back on the last.",
                Frequency = new InterventionFrequency(2, FrequencyPeriod.Week),
                DurationMinutes = 60,
                StartsOn = first,
                EndsOn = first.AddDays(55),
            },
        ],
    };
}
