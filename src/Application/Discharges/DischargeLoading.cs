using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Discharges;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Discharges;

internal static class DischargeLoading
{
    /// <summary>The one that stands or is the last that was proposed: a proposal is made only where none stands.</summary>
    public static IOrderedQueryable<Discharge> OfEpisode(this IQueryable<Discharge> discharges, EpisodeId episodeId) =>
        discharges.Where(discharge => discharge.EpisodeId == episodeId).OrderByDescending(discharge => discharge.OpenEpisodeId != null)
            .ThenByDescending(discharge => discharge.Id);

    public static async Task<DischargeEvidence> DischargeEvidenceAsync(
        this IAppDbContext db, EpisodeId episodeId, CancellationToken cancellationToken)
    {
        var warnings = await db.WorkItems.CountAsync(
            item => item.EpisodeId == episodeId && item.Kind == WorkItemKind.Warning && item.Status == WorkItemStatus.Resolved, cancellationToken);
        var attended = await db.AttendanceRecords
            .Where(record => record.EpisodeId == episodeId && record.EnteredInError == null)
            .Where(record => record.Status == AttendanceStatus.Attended || record.Status == AttendanceStatus.AttendedPartial
                || record.Status == AttendanceStatus.AttendedVirtual)
            .MaxAsync(record => (DateOnly?)record.On, cancellationToken);
        return new DischargeEvidence(warnings, attended);
    }
}
