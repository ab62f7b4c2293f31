using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Phases;

/// <summary>A plan with the episode that it is for and the programme whose rules hold.</summary>
internal sealed record Care(RecoveryPlan Plan, Episode Episode, Program Program);

internal static class PhaseLoading
{
    /// <summary>In one round trip.</summary>
    /// <exception cref="DomainException">404.</exception>
    public static async Task<Care> GetCareAsync(this IAppDbContext db, RecoveryPlanId planId, CancellationToken cancellationToken)
    {
        var found = await db.RecoveryPlans
            .Where(plan => plan.Id == planId)
            .Join(db.Episodes, plan => plan.EpisodeId, episode => episode.Id, (plan, episode) => new { plan, episode })
            .Join(db.Programs, pair => pair.episode.ProgramId, program => program.Id, (pair, program) => new { pair.plan, pair.episode, program })
            .FirstOrDefaultAsync(cancellationToken) ?? throw CommonErrors.NotFound();
        return new Care(found.plan, found.episode, found.program);
    }

    /// <exception cref="DomainException">404.</exception>
    public static async Task<EpisodeId> EpisodeOfAsync(this IAppDbContext db, RecoveryPlanId planId, CancellationToken cancellationToken)
    {
        var episodes = await db.RecoveryPlans.Where(plan => plan.Id == planId).Select(plan => plan.EpisodeId).ToListAsync(cancellationToken);
        return episodes is [var episode] ? episode : throw CommonErrors.NotFound();
    }

    public static async Task<StepDownPath> GetPathAsync(this IAppDbContext db, EpisodeId episodeId, CancellationToken cancellationToken) =>
        new(await db.StepDownPhases.Where(phase => phase.EpisodeId == episodeId).ToListAsync(cancellationToken));

    /// <summary>Hours per week that the level itself demands of a patient of that age.</summary>
    public static async Task<decimal> MinimumHoursAsync(
        this IAppDbContext db, Episode episode, Program program, LevelOfCare level, DateOnly on, CancellationToken cancellationToken)
    {
        var patient = await db.Patients.AsNoTracking().GetAsync(patient => patient.Id == episode.PatientId, cancellationToken);
        return program.PoliciesOn(on).LevelOfCare.MinimumHoursPerWeek(level, patient.AgeOn(on));
    }
}
