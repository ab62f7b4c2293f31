using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Api.RecoveryPlans;

/// <summary>A fictional patient's plan at level 2.1.</summary>
internal sealed class PlanExamples : IExamples
{
    private static readonly PractitionerId Counselor = new(Guid.Parse("019bb5a5-7c00-7000-8000-000000000031"));
    private static readonly EpisodeId Episode = new(Guid.Parse("019bb5a5-7c00-7000-8000-000000000021"));
    private static readonly ProblemId KnownProblem = new(Guid.Parse("019bb5a5-7c00-7000-8000-000000000051"));
    private static readonly GoalId KnownGoal = new(Guid.Parse("019bb5a5-7c00-7000-8000-000000000052"));
    private static readonly PlanTemplateId Template = new(Guid.Parse("019bb5a5-7c00-7000-8000-000000000061"));
    private static readonly LevelOfCare Iop = new(AsamEdition.Fourth, "2.1");
    private static readonly DateOnly From = new(2026, 1, 14);

    public IEnumerable<object> Bodies =>
    [
        new OpenPlanBody(Template: new ApplyTemplateBody(Template, From, Counselor)),
        Content,
        Problem,
        new AddGoalBody(KnownProblem, Goal),
        Goal,
        Objective,
        Intervention,
        new WithdrawPlanBody("The patient asks for another evening group."),
        new SignatureBody(SignatureRole.Patient, SignatureMethod.ElectronicDrawn),
        new RevisePlanBody("Return to use on 10 February."),
        new HoldPlanBody("Approved leave for surgery.", new DateOnly(2026, 2, 2)),
        new ResumePlanBody(new DateOnly(2026, 2, 9)),
        new CancelPlanBody("Opened for the wrong episode."),
        new EnterPlanInErrorBody(1, "Signed under the wrong patient."),
        new ItemActionBody("Talked through in the session of 4 March."),
        new ObjectiveActionBody(
            "Six uses logged, four of them at work.",
            new ObjectiveEvidence(EvidenceKind.SessionNote, "019bb5a5-7c00-7000-8000-000000000071"),
            new DateOnly(2026, 3, 4)),
        new ObjectiveOutcomeBody(6, new DateOnly(2026, 3, 4)),
        new PlanReviewBody(
            ReviewConclusion.Revise,
            "Use on one day after four weeks. The chain was worked through; evenings need more cover.",
            new DateOnly(2026, 2, 13),
            new PatientParticipation(ParticipationMode.InPerson, "Went through the evening step by step and chose what to change."),
            [new GoalProgress(KnownGoal, "29 days without a drink, one day of use, back on plan the next day.")]),
        new ReviewObligationBody(ReviewEvent.Lapse, new DateOnly(2026, 2, 12)),
        Definition,
        new PreviewPlanTemplateBody(Episode, From, Counselor),
    ];

    private static Measurement Uses => new()
    {
        Measure = MeasureCode.SkillUses,
        Parameters = new MeasureParameters
        {
            Skills = [SkillCategory.CravingManagement, SkillCategory.Refusal],
            Settings = [PracticeSetting.Home, PracticeSetting.Work, PracticeSetting.Social],
        },
        Comparator = Comparator.AtLeast,
        TargetValue = 6,
        Unit = "uses",
    };

    private static Measurement Abstinence => new()
    {
        Measure = MeasureCode.DaysSinceLastUse,
        Comparator = Comparator.AtLeast,
        TargetValue = 30,
        Unit = "days",
    };

    private static Intervention Intervention => new()
    {
        Type = InterventionType.SkillsGroup,
        Modality = InterventionModality.CognitiveBehavioral,
        Text = "Practise saying no and riding out an urge, first in role play, then as homework.",
        Frequency = new InterventionFrequency(2, FrequencyPeriod.Week),
        DurationMinutes = 60,
        ResponsiblePractitionerId = Counselor,
        StartsOn = From,
    };

    private static Objective Objective => new()
    {
        Text = "Uses an urge or refusal skill at least six times outside of sessions.",
        Behavior = ObjectiveBehavior.Apply,
        PhaseSequence = 1,
        Measurement = Uses,
        TargetDate = new DateOnly(2026, 3, 8),
        Interventions = [Intervention],
    };

    private static Goal Goal => new()
    {
        PatientWords = "I want to get through an evening without a drink.",
        Statement = "Maintains abstinence from alcohol in situations that used to lead to drinking.",
        Term = GoalTerm.LongTerm,
        Objectives = [Objective],
    };

    private static Problem Problem => new()
    {
        Title = "Alcohol use",
        Statement = "Drinks on most evenings in spite of harm to health and work.",
        Evidence = "AUDIT 24 at intake; two warnings at work within a year.",
        Dimensions = [4, 5],
        Goals = [Goal],
    };

    private static PlanContent Content => new()
    {
        EffectiveFrom = From,
        NextReviewOn = new DateOnly(2026, 2, 13),
        Diagnoses = [new PlanDiagnosis("F10.20", IsPrimary: true), new PlanDiagnosis("F41.1")],
        LevelOfCare = Iop,
        DimensionRatings = new PlanDimensionRatings(
            AsamEdition.Third,
            new DateOnly(2026, 1, 8),
            [
                .. new[] { 1, 0, 2, 1, 2, 1 }.Select((risk, index) =>
                    new DimensionRating(index + 1, null, risk, null, null, "As told and seen in the intake interview.")),
            ]),
        Strengths = ["Keeps a full-time job"],
        Needs = ["Evening hours"],
        Abilities = ["Reads and writes easily"],
        Preferences = ["Small groups"],
        Participation = new PatientParticipation(ParticipationMode.InPerson, "Chose the goals and the order in which to work on them."),
        TransitionCriteria = [new ExitCriterion("Thirty days without use.", Abstinence)],
        DischargeCriteria = [new ExitCriterion("Ninety days without use.", Abstinence with { TargetValue = 90 })],
        Phases =
        [
            new PlannedPhase
            {
                Sequence = 1,
                Name = "Intensive",
                LevelOfCare = Iop,
                TargetHoursPerWeek = 9,
                StartsOn = From,
                EndsOn = new DateOnly(2026, 3, 8),
                Exit = PhaseExit.Readiness,
                Responsibilities = new PhaseResponsibilities(ResponsibleParty.Shared, ResponsibleParty.Staff, ResponsibleParty.Staff),
            },
        ],
        Problems = [Problem],
    };

    private static PlanTemplateDefinition Definition => new(
        "alcohol-evening",
        "Alcohol, evening track",
        "Fourteen weeks for adults who keep their jobs.",
        TemplateAudience.Adult,
        "MIT",
        Iop,
        [new TemplatePhase(1, "Intensive", Iop, 9, StartDay: 0, EndDay: 55, PhaseExit.Readiness, new PhaseResponsibilities(ResponsibleParty.Shared, ResponsibleParty.Staff, ResponsibleParty.Staff))],
        [
            new TemplateProblem(
                "Alcohol use",
                "Drinks in spite of harm to health, work or family.",
                [4, 5],
                [
                    new TemplateGoal(
                        "Maintains abstinence from alcohol in situations that used to lead to drinking.",
                        GoalTerm.LongTerm,
                        [
                            new TemplateObjective(
                                "Uses an urge or refusal skill at least six times outside of sessions.",
                                ObjectiveBehavior.Apply,
                                Uses,
                                TargetDay: 53,
                                [
                                    new TemplateIntervention(
                                        InterventionType.SkillsGroup,
                                        InterventionModality.CognitiveBehavioral,
                                        "Practise saying no and riding out an urge.",
                                        new InterventionFrequency(2, FrequencyPeriod.Week),
                                        DurationMinutes: 60),
                                ],
                                PhaseSequence: 1),
                        ]),
                ]),
        ],
        [new ExitCriterion("Thirty days without use.", Abstinence)],
        [new ExitCriterion("Ninety days without use.", Abstinence with { TargetValue = 90 })],
        "Weekly outpatient counseling, mutual help and a named person to call.");
}
