using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>
/// What of a plan could be worked on in a session: the version in force on its day decides, whatever was signed since. An objective that was
/// closed on that very day was open still.
/// </summary>
internal static class PlanWork
{
    /// <exception cref="DomainException">422 DUPLICATE, UNKNOWN_REFERENCE, OBJECTIVE_NOT_OPEN, each with its pointer.</exception>
    public static IReadOnlyList<NotedWork> Resolve(IReadOnlyList<WorkDraft> drafts, RecoveryPlan? plan, DateOnly on, DateTimeOffset now)
    {
        var version = plan?.VersionAsOf(on, now);
        var items = Items(version?.Document).ToDictionary(item => item.Objective.Id!.Value);
        var work = new List<NotedWork>();
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            var pointer = $"/work/{i}/objectiveId";
            if (!items.TryGetValue(draft.ObjectiveId, out var item))
            {
                throw CommonErrors.UnknownReference(pointer);
            }

            if (work.Exists(other => other.ObjectiveId == draft.ObjectiveId))
            {
                throw SessionNoteErrors.Duplicate(pointer);
            }

            if (!IsOpen(plan!, item, on, now))
            {
                throw SessionNoteErrors.ObjectiveNotOpen(pointer);
            }

            RequireInterventions(draft, item.Objective, i);
            work.Add(new NotedWork(plan!.Id, version!.Number, item.Goal.Id!.Value, draft.ObjectiveId, [.. draft.InterventionIds], draft.Progress));
        }

        return work;
    }

    public static IEnumerable<Objective> OpenOn(RecoveryPlan? plan, DateOnly on, DateTimeOffset now) =>
        plan is null
            ? []
            : Items(plan.VersionAsOf(on, now)?.Document).Where(item => IsOpen(plan, item, on, now)).Select(item => item.Objective);

    private static IEnumerable<(Goal Goal, Objective Objective)> Items(PlanContent? content) =>
        content?.AllGoals().SelectMany(goal => goal.Objectives.Select(objective => (goal, objective))) ?? [];

    private static bool IsOpen(RecoveryPlan plan, (Goal Goal, Objective Objective) item, DateOnly on, DateTimeOffset now)
    {
        var before = on.AddDays(-1);
        var objective = plan.Objectives.FirstOrDefault(record => record.ObjectiveId == item.Objective.Id)?.AsOf(before, now);
        var goal = plan.Goals.FirstOrDefault(record => record.GoalId == item.Goal.Id)?.AsOf(before, now);
        return objective is not { IsClosed: true }
            && goal?.Status is not (GoalStatus.Rejected or GoalStatus.Abandoned or GoalStatus.Achieved or GoalStatus.NotAchieved or GoalStatus.Maintained);
    }

    private static void RequireInterventions(WorkDraft draft, Objective objective, int i)
    {
        for (var j = 0; j < draft.InterventionIds.Count; j++)
        {
            var pointer = $"/work/{i}/interventionIds/{j}";
            if (objective.Interventions.All(intervention => intervention.Id != draft.InterventionIds[j]))
            {
                throw CommonErrors.UnknownReference(pointer);
            }

            if (draft.InterventionIds.Take(j).Contains(draft.InterventionIds[j]))
            {
                throw SessionNoteErrors.Duplicate(pointer);
            }
        }
    }
}
