using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.RecoveryPlans;

public enum PlanItemKind
{
    Phase,
    Problem,
    Goal,
    Objective,
    Intervention,
}

/// <param name="Id">Null for an item that is new.</param>
/// <param name="ParentId">The item it stands under.</param>
/// <param name="Pointer">RFC 6901, into the content.</param>
public sealed record PlanItem(PlanItemKind Kind, Guid? Id, Guid? ParentId, string Pointer);

/// <summary>The identified items of a plan's content: their ids, and the small edits by id (D4).</summary>
public static class PlanItems
{
    /// <summary>Every item, with or without an id, and where it stands.</summary>
    public static IEnumerable<PlanItem> Of(PlanContent content) =>
        Pointed(content.Phases, "/phases").Select(at => new PlanItem(PlanItemKind.Phase, at.Item.Id?.Value, null, at.Pointer))
            .Concat(Pointed(content.Problems, "/problems").SelectMany(at => Of(at.Item, at.Pointer)));

    /// <summary>Keeps the ids given, makes those left out.</summary>
    /// <param name="known">Ids of the plan, of any of its versions.</param>
    /// <exception cref="DomainException">422 UNKNOWN_ITEM with every id that is not the plan's; 422 DUPLICATE.</exception>
    public static PlanContent WithIds(
        this PlanContent content, IReadOnlySet<(PlanItemKind Kind, Guid Id)> known, DateTimeOffset now)
    {
        var given = Of(content).Where(item => item.Id is not null).ToList();
        if (given.Where(item => !known.Contains((item.Kind, item.Id!.Value))).ToList() is { Count: > 0 } unknown)
        {
            throw RecoveryPlanErrors.UnknownItems(unknown);
        }

        if (given.GroupBy(item => item.Id).SelectMany(same => same.Skip(1)).ToList() is { Count: > 0 } repeated)
        {
            throw RecoveryPlanErrors.RepeatedItems(repeated);
        }

        return content with
        {
            Phases = [.. content.Phases.Select(phase => phase with { Id = phase.Id ?? TypedId.New<PlannedPhaseId>(now) })],
            Problems = [.. content.Problems.Select(problem => problem.WithIds(now))],
        };
    }

    /// <summary>The content as a proposal: without ids, so that whoever takes it over gets items of its own.</summary>
    public static PlanContent WithoutIds(this PlanContent content) => content with
    {
        Phases = [.. content.Phases.Select(phase => phase with { Id = null })],
        Problems =
        [
            .. content.Problems.Select(problem => problem with
            {
                Id = null,
                Goals =
                [
                    .. problem.Goals.Select(goal => goal with
                    {
                        Id = null,
                        Objectives =
                        [
                            .. goal.Objectives.Select(objective => objective with
                            {
                                Id = null,
                                Interventions = [.. objective.Interventions.Select(intervention => intervention with { Id = null })],
                            }),
                        ],
                    }),
                ],
            }),
        ],
    };

    /// <summary>What is worth keeping for who comes back: items without ids and dates, and nothing that was true of that time only.</summary>
    public static PlanContent ForReAdmission(this PlanContent content) => content.WithoutIds() with
    {
        EffectiveFrom = null,
        NextReviewOn = null,
        Diagnoses = [],
        DimensionRatings = null,
        Participation = null,
        ConsentReferences = [],
        ContinuingCareOutline = null,
        Phases = [.. content.Phases.Select(phase => phase with { Id = null, StartsOn = null, EndsOn = null })],
        Problems = [.. content.WithoutIds().Problems.Select(problem => problem with { Goals = [.. problem.Goals.Select(WithoutDates)] })],
    };

    private static Goal WithoutDates(Goal goal) => goal with
    {
        Objectives =
        [
            .. goal.Objectives.Select(objective => objective with
            {
                TargetDate = null,
                Interventions = [.. objective.Interventions.Select(intervention => intervention with { StartsOn = null })],
            }),
        ],
    };

    /// <param name="change">Null removes the item.</param>
    /// <exception cref="DomainException">404.</exception>
    public static PlanContent Change(this PlanContent content, ProblemId id, Func<Problem, Problem?> change) =>
        content with { Problems = Replace(content.Problems, problem => problem.Id == id, change) ?? throw CommonErrors.NotFound() };

    /// <inheritdoc cref="Change(PlanContent, ProblemId, Func{Problem, Problem})"/>
    public static PlanContent Change(this PlanContent content, GoalId id, Func<Goal, Goal?> change) =>
        content with
        {
            Problems = ReplaceFirst(
                content.Problems,
                problem => Replace(problem.Goals, goal => goal.Id == id, change) is { } goals ? problem with { Goals = goals } : null)
                ?? throw CommonErrors.NotFound(),
        };

    /// <inheritdoc cref="Change(PlanContent, ProblemId, Func{Problem, Problem})"/>
    public static PlanContent Change(this PlanContent content, ObjectiveId id, Func<Objective, Objective?> change)
    {
        var parent = content.AllGoals().FirstOrDefault(goal => goal.Objectives.Any(objective => objective.Id == id))
            ?? throw CommonErrors.NotFound();
        return content.Change(
            parent.Id!.Value, goal => goal with { Objectives = Replace(goal.Objectives, objective => objective.Id == id, change)! });
    }

    /// <inheritdoc cref="Change(PlanContent, ProblemId, Func{Problem, Problem})"/>
    public static PlanContent Change(this PlanContent content, InterventionId id, Func<Intervention, Intervention?> change)
    {
        var parent = content.AllObjectives().FirstOrDefault(objective => objective.Interventions.Any(item => item.Id == id))
            ?? throw CommonErrors.NotFound();
        return content.Change(
            parent.Id!.Value,
            objective => objective with { Interventions = Replace(objective.Interventions, item => item.Id == id, change)! });
    }

    private static IEnumerable<PlanItem> Of(Problem problem, string pointer) =>
        Pointed(problem.Goals, $"{pointer}/goals")
            .SelectMany(at => Of(at.Item, problem.Id?.Value, at.Pointer))
            .Prepend(new PlanItem(PlanItemKind.Problem, problem.Id?.Value, null, pointer));

    private static IEnumerable<PlanItem> Of(Goal goal, Guid? parent, string pointer) =>
        Pointed(goal.Objectives, $"{pointer}/objectives")
            .SelectMany(at => Of(at.Item, goal.Id?.Value, at.Pointer))
            .Prepend(new PlanItem(PlanItemKind.Goal, goal.Id?.Value, parent, pointer));

    private static IEnumerable<PlanItem> Of(Objective objective, Guid? parent, string pointer) =>
        Pointed(objective.Interventions, $"{pointer}/interventions")
            .Select(at => new PlanItem(PlanItemKind.Intervention, at.Item.Id?.Value, objective.Id?.Value, at.Pointer))
            .Prepend(new PlanItem(PlanItemKind.Objective, objective.Id?.Value, parent, pointer));

    private static IEnumerable<(string Pointer, T Item)> Pointed<T>(IReadOnlyList<T> items, string pointer) =>
        items.Select((item, index) => ($"{pointer}/{index}", item));

    private static Problem WithIds(this Problem problem, DateTimeOffset now) => problem with
    {
        Id = problem.Id ?? TypedId.New<ProblemId>(now),
        Goals =
        [
            .. problem.Goals.Select(goal => goal with
            {
                Id = goal.Id ?? TypedId.New<GoalId>(now),
                Objectives =
                [
                    .. goal.Objectives.Select(objective => objective with
                    {
                        Id = objective.Id ?? TypedId.New<ObjectiveId>(now),
                        Interventions =
                        [
                            .. objective.Interventions.Select(intervention =>
                                intervention with { Id = intervention.Id ?? TypedId.New<InterventionId>(now) }),
                        ],
                    }),
                ],
            }),
        ],
    };

    private static List<T>? Replace<T>(IReadOnlyList<T> items, Func<T, bool> match, Func<T, T?> change)
        where T : class =>
        items.Any(match)
            ? [.. items.Select(item => match(item) ? change(item) : item).OfType<T>()]
            : null;

    private static List<T>? ReplaceFirst<T>(IReadOnlyList<T> items, Func<T, T?> change)
        where T : class
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (change(items[i]) is { } changed)
            {
                return [.. items.Take(i), changed, .. items.Skip(i + 1)];
            }
        }

        return null;
    }
}
