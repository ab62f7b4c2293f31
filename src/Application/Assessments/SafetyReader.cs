using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Assessments;

/// <summary>What the C-SSRS of a patient say to the features before this one.</summary>
internal sealed class SafetyReader(IAppDbContext db) : ISafetyScreens, ISafetyHold
{
    public Task<bool> RequirePlanAsync(PatientId patientId, int lookBackDays, DateOnly today, CancellationToken cancellationToken)
    {
        var from = today.AddDays(-lookBackDays);
        return db.Assessments.AnyAsync(
            screen => screen.PatientId == patientId && screen.Risk != null && screen.Risk != SafetyRisk.None && screen.EnteredInError == null
                && screen.AnsweredOn >= from && screen.AnsweredOn <= today,
            cancellationToken);
    }

    /// <summary>While the latest screen is High and no person has resolved what it raised.</summary>
    public async Task<bool> IsHeldAsync(EpisodeId episodeId, CancellationToken cancellationToken)
    {
        var latest = await db.Assessments
            .Where(screen => screen.EpisodeId == episodeId && screen.Instrument == InstrumentCode.Cssrs && screen.EnteredInError == null)
            .OrderByDescending(screen => screen.AnsweredAt).ThenByDescending(screen => screen.Id)
            .Select(screen => new { screen.Id, screen.Risk })
            .FirstOrDefaultAsync(cancellationToken);
        if (latest?.Risk is not SafetyRisk.High)
        {
            return false;
        }

        var alerts = await db.WorkItems.AsNoTracking().Where(item => item.SubjectId == latest.Id.Value).ToListAsync(cancellationToken);
        return !alerts.Exists(alert => alert.Kind is WorkItemKind.SafetyRiskHigh && alert.Resolution?.By is not null);
    }
}
