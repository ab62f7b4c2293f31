using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>
/// One published version of a template. It never changes: the next version is another one under the same code, so that a
/// plan can always say what it started from.
/// </summary>
public sealed class PlanTemplate : AggregateRoot
{
    private PlanTemplate()
    {
    }

    public PlanTemplateId Id { get; private set; }

    /// <summary>Names the template over all its versions.</summary>
    public string Code { get; private set; } = "";

    public int TemplateVersion { get; private set; }

    public PlanTemplateDefinition Definition { get; private set; } = null!;

    /// <exception cref="DomainException">422 TEMPLATE_INVALID, with what a plan made from it would fail on.</exception>
    public static PlanTemplate Publish(
        PlanTemplateId id, OrganizationId organizationId, int templateVersion, PlanTemplateDefinition definition, DateOnly today)
    {
        if (definition.Check(today) is { Count: > 0 } errors)
        {
            throw RecoveryPlanErrors.TemplateInvalid(errors);
        }

        var template = new PlanTemplate
        {
            Id = id,
            OrganizationId = organizationId,
            Code = definition.Code,
            TemplateVersion = templateVersion,
            Definition = definition,
        };
        template.Record(new PlanTemplatePublished(id));
        return template;
    }

    public AppliedTemplate Applied => new(Id, Code, TemplateVersion);
}

public sealed record PlanTemplatePublished(PlanTemplateId PlanTemplateId) : IDomainEvent
{
    public string Type => "plan-template.published";

    public EventSubject Subject => new(PlanTemplateId.Value);
}

/// <summary>What a plan starts from: problems, goals, objectives, interventions and the path down, with days instead of dates.</summary>
/// <param name="Code">Lower-case words joined by hyphens.</param>
/// <param name="Licence">SPDX identifier of the licence of the text.</param>
public sealed record PlanTemplateDefinition(
    string Code,
    string Title,
    string Summary,
    TemplateAudience Audience,
    string Licence,
    LevelOfCare LevelOfCare,
    IReadOnlyList<TemplatePhase> Phases,
    IReadOnlyList<TemplateProblem> Problems,
    IReadOnlyList<ExitCriterion> TransitionCriteria,
    IReadOnlyList<ExitCriterion> DischargeCriteria,
    string ContinuingCareOutline)
{
    /// <summary>The content of a plan that starts on that day. What only this patient can say is left open.</summary>
    /// <param name="responsible">Takes the interventions until the plan says otherwise.</param>
    public PlanContent Apply(DateOnly effectiveFrom, PractitionerId responsible, ReviewCadencePolicy cadence) => new()
    {
        EffectiveFrom = effectiveFrom,
        NextReviewOn = LevelsOfCare.Contains(LevelOfCare) ? effectiveFrom.AddDays(cadence.IntervalDays(LevelOfCare)) : null,
        LevelOfCare = LevelOfCare,
        Phases = [.. Phases.Select(phase => phase.Apply(effectiveFrom))],
        Problems = [.. Problems.Select(problem => problem.Apply(effectiveFrom, responsible))],
        TransitionCriteria = TransitionCriteria,
        DischargeCriteria = DischargeCriteria,
        ContinuingCareOutline = ContinuingCareOutline,
    };

    /// <summary>The same with some day and some person, for checks that depend on neither.</summary>
    public PlanContent AsContent() => Apply(new DateOnly(2000, 1, 1), default, ReviewCadencePolicy.Default);

    /// <summary>What would be wrong with a plan made from it, once the patient's own parts are filled in.</summary>
    internal IReadOnlyList<FieldError> Check(DateOnly today)
    {
        const string own = "For the patient to say.";
        var policies = ProgramPolicies.Default;
        var applied = Apply(today, new PractitionerId(Guid.AllBitsSet), policies.ReviewCadence);
        var rehearsed = applied with
        {
            Diagnoses = [new PlanDiagnosis("F19.20")],
            DimensionRatings = new PlanDimensionRatings(
                AsamEdition.Third,
                today,
                [.. Enumerable.Range(1, DimensionRating.Dimensions).Select(d => new DimensionRating(d, null, 0, null, null, own))]),
            Strengths = [own],
            Needs = [own],
            Abilities = [own],
            Preferences = [own],
            Participation = new PatientParticipation(ParticipationMode.InPerson, own),
            Problems =
            [
                .. applied.Problems.Select(problem => problem with
                {
                    Evidence = own,
                    Goals = [.. problem.Goals.Select(goal => goal with { PatientWords = own })],
                }),
            ],
        };
        var facts = new ContentFacts(today, new HashSet<ObjectiveId>(), new HashSet<GoalId>(), CompletedReviews: 0, SafetyPlanRequired: false);
        return [.. ContentProfile.Check(rehearsed, facts, policies).Select(error => error with { Pointer = InDays(error.Pointer) })];
    }

    private static string InDays(string pointer) => pointer
        .Replace("/targetDate", "/targetDay", StringComparison.Ordinal)
        .Replace("/startsOn", "/startDay", StringComparison.Ordinal)
        .Replace("/endsOn", "/endDay", StringComparison.Ordinal);
}

public enum TemplateAudience
{
    Adult,
    Adolescent,
}

/// <param name="StartDay">Days after the plan's first day, which is day 0.</param>
/// <param name="EndDay">Inclusive.</param>
/// <param name="Responsibilities">Who sees to what in this phase.</param>
public sealed record TemplatePhase(
    int Sequence, string Name, LevelOfCare LevelOfCare, decimal TargetHoursPerWeek, int StartDay, int? EndDay, PhaseExit Exit, PhaseResponsibilities? Responsibilities = null)
{
    internal PlannedPhase Apply(DateOnly day0) => new()
    {
        Sequence = Sequence,
        Name = Name,
        LevelOfCare = LevelOfCare,
        TargetHoursPerWeek = TargetHoursPerWeek,
        StartsOn = day0.AddDays(StartDay),
        EndsOn = EndDay is { } day ? day0.AddDays(day) : null,
        Exit = Exit,
        Responsibilities = Responsibilities,
    };
}

public sealed record TemplateProblem(string Title, string Statement, IReadOnlyList<int> Dimensions, IReadOnlyList<TemplateGoal> Goals)
{
    internal Problem Apply(DateOnly day0, PractitionerId responsible) => new()
    {
        Title = Title,
        Statement = Statement,
        Dimensions = Dimensions,
        Goals = [.. Goals.Select(goal => goal.Apply(day0, responsible))],
    };
}

public sealed record TemplateGoal(string Statement, GoalTerm Term, IReadOnlyList<TemplateObjective> Objectives)
{
    internal Goal Apply(DateOnly day0, PractitionerId responsible) => new()
    {
        Statement = Statement,
        Term = Term,
        Objectives = [.. Objectives.Select(objective => objective.Apply(day0, responsible))],
    };
}

/// <param name="TargetDay">Days after the plan's first day.</param>
public sealed record TemplateObjective(
    string Text,
    ObjectiveBehavior Behavior,
    Measurement Measurement,
    int TargetDay,
    IReadOnlyList<TemplateIntervention> Interventions,
    int? PhaseSequence = null,
    bool IsRequired = true)
{
    internal Objective Apply(DateOnly day0, PractitionerId responsible) => new()
    {
        Text = Text,
        Behavior = Behavior,
        IsRequired = IsRequired,
        PhaseSequence = PhaseSequence,
        Measurement = Measurement,
        TargetDate = day0.AddDays(TargetDay),
        Interventions = [.. Interventions.Select(intervention => intervention.Apply(day0, responsible))],
    };
}

/// <param name="StartDay">Days after the plan's first day.</param>
public sealed record TemplateIntervention(
    InterventionType Type,
    InterventionModality Modality,
    string Text,
    InterventionFrequency Frequency,
    int DurationMinutes,
    int StartDay = 0,
    int? EndDay = null)
{
    internal Intervention Apply(DateOnly day0, PractitionerId responsible) => new()
    {
        Type = Type,
        Modality = Modality,
        Text = Text,
        Frequency = Frequency,
        DurationMinutes = DurationMinutes,
        ResponsiblePractitionerId = responsible,
        StartsOn = day0.AddDays(StartDay),
        EndsOn = EndDay is { } day ? day0.AddDays(day) : null,
    };
}
