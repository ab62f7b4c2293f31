using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Assessments;

/// <param name="PlanId">The latest plan; null before one was opened.</param>
/// <param name="CounselorId">Its author.</param>
internal sealed record EpisodeOwner(RecoveryPlanId? PlanId, PractitionerId? CounselorId);

internal static class EpisodeOwners
{
    /// <summary>Whose work an episode is.</summary>
    public static async Task<EpisodeOwner> OwnerOfAsync(this IAppDbContext db, EpisodeId episodeId, CancellationToken cancellationToken) =>
        await db.RecoveryPlans
            .Where(plan => plan.EpisodeId == episodeId)
            .OrderByDescending(plan => plan.Id)
            .Select(plan => new EpisodeOwner(plan.Id, plan.AuthorId))
            .FirstOrDefaultAsync(cancellationToken) ?? new EpisodeOwner(null, null);
}
