using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <summary>A version without its content.</summary>
/// <param name="Steps">In order, from the draft on.</param>
public sealed record TransitionPlanHistory(int Number, TransitionPlanStatus Status, IReadOnlyList<TransitionPlanStep> Steps);

/// <summary>What the draft lacks, else the version in force, else one that was never written.</summary>
/// <param name="Number">Of the version; null where none was written.</param>
/// <param name="Gaps">By pointer into the content and by rule of docs/rules.md; none where it is complete.</param>
public sealed record TransitionGapsResponse(EpisodeId EpisodeId, int? Number, TransitionPlanStatus? Status, IReadOnlyList<PlanGap> Gaps);

internal static class TransitionPlanParts
{
    public static IReadOnlyList<TransitionPlanHistory> History<TContent>(this TransitionPlan<TContent>? plan)
        where TContent : class =>
        [.. (plan?.Versions ?? []).Select(version => new TransitionPlanHistory(version.Number, version.Status, version.Steps))];

    public static TransitionGapsResponse GapsOf<TContent>(
        this TransitionCare care, TransitionPlan<TContent>? plan, TContent none, Func<TContent, IReadOnlyList<PlanGap>> gapsOf)
        where TContent : class
    {
        var version = plan?.Draft ?? plan?.InForce;
        return new TransitionGapsResponse(care.Episode.Id, version?.Number, version?.Status, gapsOf(version?.Content ?? none));
    }
}
