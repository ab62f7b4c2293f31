using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

internal static class ContinuingCareGaps
{
    /// <summary>What a content lacks, with what is known besides it.</summary>
    public static async Task<Func<ContinuingCareContent, IReadOnlyList<PlanGap>>> ContinuingCareGapsAsync(
        this IAppDbContext db, TransitionCare care, CancellationToken cancellationToken)
    {
        var id = care.Episode.Id;
        var dischargedOn = await db.Discharges.Where(discharge => discharge.OpenEpisodeId == id)
            .Select(discharge => (DateOnly?)discharge.DischargedOn)
            .FirstOrDefaultAsync(cancellationToken);
        var hasRelapsePrevention = await db.RelapsePreventionPlans.AnyAsync(
            plan => plan.EpisodeId == id && plan.ActiveNumber != null, cancellationToken);
        var facts = new ContinuingCareFacts(dischargedOn, hasRelapsePrevention);
        return content => content.Gaps(care.Policy.ContinuingCare, facts);
    }
}
