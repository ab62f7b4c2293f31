using System.Text.Json;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>
/// The document that is written whole, signed whole and read whole: one version of a plan. It may be unfinished while it is
/// a draft; <see cref="ContentProfile"/> says what is missing. What happens to its items after the signatures (status,
/// outcomes, waivers) is kept beside it, by item id (D5).
/// </summary>
public sealed record PlanContent
{
    public const int CurrentSchemaVersion = 1;

    /// <summary>Version of this document's form, inside what is signed (D7).</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>First day of the version, in the programme's zone.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>The day the next review is planned for; no later than the cadence of the level asks.</summary>
    public DateOnly? NextReviewOn { get; init; }

    public IReadOnlyList<PlanDiagnosis> Diagnoses { get; init; } = [];

    public LevelOfCare? LevelOfCare { get; init; }

    public PlanDimensionRatings? DimensionRatings { get; init; }

    public IReadOnlyList<string> Strengths { get; init; } = [];

    public IReadOnlyList<string> Needs { get; init; } = [];

    public IReadOnlyList<string> Abilities { get; init; } = [];

    public IReadOnlyList<string> Preferences { get; init; } = [];

    public PatientParticipation? Participation { get; init; }

    /// <summary>When the patient moves to the next phase.</summary>
    public IReadOnlyList<ExitCriterion> TransitionCriteria { get; init; } = [];

    /// <summary>When treatment here is complete.</summary>
    public IReadOnlyList<ExitCriterion> DischargeCriteria { get; init; } = [];

    /// <summary>The step-down path, by sequence.</summary>
    public IReadOnlyList<PlannedPhase> Phases { get; init; } = [];

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Where the crisis or safety plan is kept.</summary>
    public string? CrisisPlanReference { get; init; }

    /// <summary>Ids of consents the plan relies on; informational.</summary>
    public IReadOnlyList<Guid> ConsentReferences { get; init; } = [];

    public string? ContinuingCareOutline { get; init; }

    public static PlanContent FromCanonical(string canonical) =>
        JsonSerializer.Deserialize<PlanContent>(canonical, DomainJson.Options)!;

    public string ToCanonical() => CanonicalJson.Serialize(this);

    /// <summary>With the diagnoses and the latest ratings of the episode, where there are none yet.</summary>
    public PlanContent ForEpisode(Episode episode) => this with
    {
        Diagnoses = Diagnoses.Count > 0
            ? Diagnoses
            : [.. episode.Diagnoses.Where(diagnosis => diagnosis.EnteredInError is null)
                .Select(diagnosis => new PlanDiagnosis(diagnosis.Code, diagnosis.IsPrimary))],
        DimensionRatings = DimensionRatings ?? episode.DimensionRatingSets.Where(set => set.EnteredInError is null)
            .OrderBy(set => set.RatedOn).ThenBy(set => set.RecordedAt)
            .Select(set => new PlanDimensionRatings(set.Edition, set.RatedOn, set.Ratings))
            .LastOrDefault(),
    };

    public IEnumerable<Goal> AllGoals() => Problems.SelectMany(problem => problem.Goals);

    public IEnumerable<Objective> AllObjectives() => AllGoals().SelectMany(goal => goal.Objectives);

    public IEnumerable<Intervention> AllInterventions() => AllObjectives().SelectMany(objective => objective.Interventions);
}

/// <param name="Code">ICD-10-CM, with the point.</param>
public sealed record PlanDiagnosis(string Code, bool IsPrimary = false);

/// <summary>The six ratings the version rests on, all of one edition and one day.</summary>
public sealed record PlanDimensionRatings(AsamEdition Edition, DateOnly RatedOn, IReadOnlyList<DimensionRating> Ratings);

/// <summary>How the patient took part in making this version, or why not.</summary>
public sealed record PatientParticipation(ParticipationMode Mode, string? Statement = null, string? RefusalReason = null);

public enum ParticipationMode
{
    InPerson,
    Video,
    Telephone,
    Written,
    WithGuardian,

    /// <summary>The patient did not take part; the reason is documented.</summary>
    Refused,
}

/// <summary>Measurable, by the same catalogue as objectives.</summary>
public sealed record ExitCriterion(string Text, Measurement? Measurement = null);

/// <summary>One step of the path down (D12).</summary>
public sealed record PlannedPhase
{
    /// <summary>Left out for a phase that is new; given its id by the plan, and kept over versions.</summary>
    public PlannedPhaseId? Id { get; init; }

    /// <summary>Order of the phases; the orientation phase is 0.</summary>
    public int Sequence { get; init; }

    public string? Name { get; init; }

    public LevelOfCare? LevelOfCare { get; init; }

    public decimal? TargetHoursPerWeek { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public PhaseExit? Exit { get; init; }

    /// <summary>Who sees to what in this phase.</summary>
    public PhaseResponsibilities? Responsibilities { get; init; }
}

public enum PhaseExit
{
    /// <summary>Ends when the plan is signed.</summary>
    PlanSigned,

    /// <summary>Ends by a level-of-care decision on a readiness evaluation.</summary>
    Readiness,

    /// <summary>Ends on its planned date.</summary>
    Date,
}

/// <summary>A problem, with the evidence for it and the assessment dimensions it touches.</summary>
public sealed record Problem
{
    /// <summary>Left out for an item that is new; given its id by the plan, and kept over edits and versions.</summary>
    public ProblemId? Id { get; init; }

    public string? Title { get; init; }

    public string? Statement { get; init; }

    /// <summary>What was seen, said or measured.</summary>
    public string? Evidence { get; init; }

    /// <summary>Assessment dimensions, 1 to 6.</summary>
    public IReadOnlyList<int> Dimensions { get; init; } = [];

    public IReadOnlyList<Goal> Goals { get; init; } = [];
}

public sealed record Goal
{
    /// <summary>Left out for an item that is new; given its id by the plan, and kept over edits and versions.</summary>
    public GoalId? Id { get; init; }

    /// <summary>What the patient wants, as the patient says it.</summary>
    public string? PatientWords { get; init; }

    /// <summary>The same in clinical wording.</summary>
    public string? Statement { get; init; }

    public GoalTerm? Term { get; init; }

    public IReadOnlyList<Objective> Objectives { get; init; } = [];
}

public enum GoalTerm
{
    ShortTerm,
    LongTerm,
}

public sealed record Objective
{
    /// <summary>Left out for an item that is new; given its id by the plan, and kept over edits and versions.</summary>
    public ObjectiveId? Id { get; init; }

    public string? Text { get; init; }

    /// <summary>What the patient does: the verb of the objective.</summary>
    public ObjectiveBehavior? Behavior { get; init; }

    /// <summary>Whether the goal waits for it.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Sequence of the phase in which it is due; null when it belongs to none.</summary>
    public int? PhaseSequence { get; init; }

    public Measurement? Measurement { get; init; }

    public DateOnly? TargetDate { get; init; }

    public IReadOnlyList<Intervention> Interventions { get; init; } = [];
}

public enum ObjectiveBehavior
{
    Abstain,
    Apply,
    Attend,
    Complete,
    Connect,
    Demonstrate,
    Identify,
    Improve,
    Maintain,
    Plan,
    Practice,
    Reduce,
    Report,
    Take,
}

/// <summary>What staff do towards an objective.</summary>
public sealed record Intervention
{
    /// <summary>Left out for an item that is new; given its id by the plan, and kept over edits and versions.</summary>
    public InterventionId? Id { get; init; }

    public InterventionType? Type { get; init; }

    public InterventionModality? Modality { get; init; }

    public string? Text { get; init; }

    public InterventionFrequency? Frequency { get; init; }

    public int? DurationMinutes { get; init; }

    public PractitionerId? ResponsiblePractitionerId { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }
}

public enum InterventionType
{
    IopBlock,
    ProcessGroup,
    SkillsGroup,
    RelapsePreventionGroup,
    Psychoeducation,
    MultiFamilyGroup,
    Individual,
    Family,
    CaseManagement,
    PeerSupport,
    DrugTest,
    Assessment,
    MedicalCheck,
    MutualHelpExternal,
}

public enum InterventionModality
{
    BehavioralActivation,
    CaseManagement,
    CognitiveBehavioral,
    CommunityReinforcement,
    ContingencyManagement,
    DialecticalBehaviorSkills,
    FamilySystems,
    MatrixModel,
    MedicationManagement,
    MindfulnessBasedRelapsePrevention,
    MotivationalInterviewing,
    Monitoring,
    PeerRecoverySupport,
    Psychoeducation,
    RelapsePrevention,
    SeekingSafety,
    TwelveStepFacilitation,
}

/// <summary>So many times per week or month.</summary>
public sealed record InterventionFrequency(int Times, FrequencyPeriod Per);

public enum FrequencyPeriod
{
    Week,
    Month,
}
