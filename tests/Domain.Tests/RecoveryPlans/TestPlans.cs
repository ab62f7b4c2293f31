using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Tests.Episodes;
using TreatmentPlans.Domain.Tests.Programs;

namespace TreatmentPlans.Domain.Tests.RecoveryPlans;

/// <summary>The plan of the worked case: an admitted patient, and a complete plan from 14 January on.</summary>
public sealed class TestPlans
{
    public static readonly DateOnly Start = new(2026, 1, 14);
    public static readonly LevelOfCare Intensive = new(AsamEdition.Fourth, "2.1");
    public static readonly LevelOfCare Outpatient = new(AsamEdition.Fourth, "1.5");

    private readonly TestEpisodes _course;

    public TestPlans(bool independentAuthor = true, ProgramPolicies? policies = null, bool admitted = true)
    {
        _course = admitted ? new TestEpisodes().Admitted() : new TestEpisodes().Screened();
        Author = TestPrograms.Counselor(independentAuthor);
        Supervisor = TestPrograms.Counselor();
        Policies = policies ?? ProgramPolicies.Default;
        Plan = RecoveryPlan.Open(
            TypedId.New<RecoveryPlanId>(TestEpisodes.Now),
            _course.Episode,
            Author.Id,
            Content(Author.Id),
            template: null,
            Policies,
            On(new DateOnly(2026, 1, 12)));
    }

    public Practitioner Author { get; }

    public Practitioner Supervisor { get; }

    public ProgramPolicies Policies { get; }

    public RecoveryPlan Plan { get; }

    public ProgramCalendar Calendar => _course.Program.Calendar;

    /// <summary>The author acts, at noon of that day.</summary>
    public Act On(DateOnly date) => new(new Actor(Author.Id), date, new DateTimeOffset(date, new TimeOnly(17, 0), TimeSpan.Zero));

    public TestPlans Submitted(DateOnly? on = null)
    {
        Plan.Submit(safetyPlanRequired: false, Policies, On(on ?? Start));
        return this;
    }

    public PlanVersion Sign(SignatureRole role, DateOnly on, Practitioner? practitioner = null) => Plan.Sign(
        new Signing(
            TypedId.New<SignatureId>(On(on).At),
            VersionNumber: null,
            role,
            SignatureMethod.ElectronicTyped,
            practitioner is null ? new Actor(PatientId: Plan.PatientId) : new Actor(practitioner.Id),
            On(on).At,
            on,
            RecordedBy: null),
        practitioner,
        Policies,
        On(on));

    public TestPlans Active(DateOnly? on = null)
    {
        Submitted(on);
        Sign(SignatureRole.Author, on ?? Start, Author);
        Sign(SignatureRole.Patient, on ?? Start);
        return this;
    }

    /// <summary>The next version at that level, in force from that day.</summary>
    public void Revise(DateOnly on, LevelOfCare level)
    {
        Plan.Revise(Author.Id, "Review.", On(on));
        Plan.EditDraft(
            content => content with
            {
                EffectiveFrom = on,
                NextReviewOn = on.AddDays(30),
                LevelOfCare = level,
                Participation = new PatientParticipation(ParticipationMode.InPerson, "Agreed."),
                DimensionRatings = content.DimensionRatings! with { RatedOn = on },
                ContinuingCareOutline = "Weekly group, a sponsor, a named counselor.",
                Problems =
                [
                    .. content.Problems.Select(problem => problem with
                    {
                        Goals =
                        [
                            .. problem.Goals.Select(goal => goal with
                            {
                                Objectives = [.. goal.Objectives.Select(objective => objective with { TargetDate = on.AddDays(40) })],
                            }),
                        ],
                    }),
                ],
            },
            On(on));
        Active(on);
    }

    public PlanReview Review(DateOnly on) => Plan.CompleteReview(
        TypedId.New<PlanReviewId>(On(on).At), ReviewConclusion.Revise, "Looked at every goal.", null, [], Policies.ReviewCadence, On(on));

    public ObjectiveId ObjectiveId(int index = 0) => Plan.Current.Document.AllObjectives().ElementAt(index).Id!.Value;

    public GoalId GoalId(int index = 0) => Plan.Current.Document.AllGoals().ElementAt(index).Id!.Value;

    public static PlanContent Content(PractitionerId responsible) => new()
    {
        EffectiveFrom = Start,
        NextReviewOn = new DateOnly(2026, 2, 13),
        Diagnoses = [new PlanDiagnosis("F10.20", IsPrimary: true), new PlanDiagnosis("F41.1")],
        LevelOfCare = Intensive,
        DimensionRatings = new PlanDimensionRatings(AsamEdition.Third, new DateOnly(2026, 1, 8), TestPrograms.Ratings(1, 0, 2, 1, 2, 1)),
        Strengths = ["Keeps a job"],
        Needs = ["Evening hours"],
        Abilities = ["Reads easily"],
        Preferences = ["Small groups"],
        Participation = new PatientParticipation(ParticipationMode.InPerson, "Chose the goals."),
        DischargeCriteria = [new ExitCriterion("Ninety days without use.", Measure(MeasureCode.DaysSinceLastUse, Comparator.AtLeast, 90, "days"))],
        Phases =
        [
            new PlannedPhase
            {
                Sequence = 1, LevelOfCare = Intensive, TargetHoursPerWeek = 9, StartsOn = new(2026, 1, 12), EndsOn = new(2026, 3, 8), Exit = PhaseExit.Readiness,
            },
            new PlannedPhase { Sequence = 2, LevelOfCare = Outpatient, TargetHoursPerWeek = 5, StartsOn = new(2026, 3, 9), Exit = PhaseExit.Readiness },
        ],
        Problems =
        [
            Problem("Drinks on most evenings.", [4, 5],
                Objective("Has no day of alcohol use in weeks one to four.", ObjectiveBehavior.Abstain, responsible,
                    Measure(MeasureCode.UseDays, Comparator.Equal, 0, "days")),
                Objective("Uses a refusal skill six times outside sessions.", ObjectiveBehavior.Apply, responsible,
                    Measure(MeasureCode.SkillUses, Comparator.AtLeast, 6, "uses") with
                    {
                        Parameters = new MeasureParameters { Skills = [SkillCategory.Refusal], Settings = [PracticeSetting.Work, PracticeSetting.Home] },
                    })),
            Problem("Feels low on most days.", [3],
                Objective("Brings the PHQ-9 score down to five or less.", ObjectiveBehavior.Reduce, responsible,
                    Measure(MeasureCode.Phq9Score, Comparator.AtMost, 5, "score") with { BaselineValue = 14 })),
        ],
    };

    public static Problem Problem(string statement, IReadOnlyList<int> dimensions, params Objective[] objectives) => new()
    {
        Title = "Problem",
        Statement = statement,
        Evidence = "Said at intake.",
        Dimensions = dimensions,
        Goals = [new Goal { PatientWords = "I want to feel well.", Statement = "Lives well without alcohol.", Term = GoalTerm.LongTerm, Objectives = objectives }],
    };

    public static Objective Objective(string text, ObjectiveBehavior behavior, PractitionerId responsible, Measurement measurement) => new()
    {
        Text = text,
        Behavior = behavior,
        PhaseSequence = 1,
        Measurement = measurement,
        TargetDate = new DateOnly(2026, 3, 8),
        Interventions =
        [
            new Intervention
            {
                Type = InterventionType.SkillsGroup,
                Modality = InterventionModality.CognitiveBehavioral,
                Text = "Skills practice.",
                Frequency = new InterventionFrequency(2, FrequencyPeriod.Week),
                DurationMinutes = 60,
                ResponsiblePractitionerId = responsible,
                StartsOn = Start,
            },
        ],
    };

    public static Measurement Measure(MeasureCode measure, Comparator comparator, decimal target, string unit) =>
        new() { Measure = measure, Comparator = comparator, TargetValue = target, Unit = unit };
}
