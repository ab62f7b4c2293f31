using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Assessments;

/// <param name="PlanId">The latest plan; null before one was opened.</param>
/// <param name="CounselorId">Its author; before one was opened who admitted the patient, or did the screening; null before that.</param>
internal sealed record EpisodeOwner(RecoveryPlanId? PlanId, PractitionerId? CounselorId);

internal static class EpisodeOwners
{
    /// <summary>Whose work an episode is.</summary>
    public static async Task<EpisodeOwner> OwnerOfAsync(this IAppDbContext db, EpisodeId episodeId, CancellationToken cancellationToken)
    {
        var author = await db.RecoveryPlans
            .Where(plan => plan.EpisodeId == episodeId)
            .OrderByDescending(plan => plan.Id)
            .Select(plan => new EpisodeOwner(plan.Id, plan.AuthorId))
            .FirstOrDefaultAsync(cancellationToken);
        if (author is not null)
        {
            return author;
        }

        var episode = await db.Episodes.AsNoTracking().SingleAsync(episode => episode.Id == episodeId, cancellationToken);
        return new EpisodeOwner(null, episode.Admission?.DecidedBy ?? episode.Screening?.ScreenedBy);
    }
}
