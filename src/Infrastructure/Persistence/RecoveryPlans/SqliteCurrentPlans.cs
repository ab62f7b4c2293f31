using System.Text;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence.RecoveryPlans;

internal sealed class SqliteCurrentPlans(AppDbContext db, IDisclosureTrail trail) : ICurrentPlans
{
    public async Task<PlanResponse?> FindAsync(RecoveryPlanId id, CancellationToken cancellationToken)
    {
        var found = await db.RecoveryPlans.AsNoTracking()
        .Where(plan => plan.Id == id)
        .SelectMany(plan => plan.Versions.Where(version => version.Number == plan.CurrentNumber), (plan, version) => new CurrentPlan(
            plan.Version,
            plan.PatientId,
            plan.EpisodeId,
            plan.ProgramId,
            plan.AuthorId,
            plan.Status,
            plan.DraftNumber,
            plan.Goals,
            plan.Objectives,
            plan.CreatedAt,
            plan.UpdatedAt,
            version.Number,
            version.AuthorId,
            version.EffectiveFrom,
            version.ActiveFrom,
            version.LevelOfCareEdition,
            version.LevelOfCareCode,
            version.Template,
            version.RevisionReason,
            version.CreatedAt,
            version.SubmittedAt,
            version.CountersignatureDueOn,
            version.Signatures,
            version.Refusals,
            version.Transitions,
            version.ContentHash,
            Encoding.UTF8.GetBytes(version.Content)))
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        trail.Disclosed(found.PatientId);
        return found.ToResponse(id);
    }
}
