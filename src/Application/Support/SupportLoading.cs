using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Support;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Support;

internal static class SupportLoading
{
    /// <summary>In one round trip.</summary>
    /// <exception cref="DomainException">404.</exception>
    public static async Task<SupportCare> GetSupportCareAsync(this IAppDbContext db, EpisodeId episodeId, CancellationToken cancellationToken)
    {
        var found = await db.Episodes.AsNoTracking()
            .Join(db.Programs, episode => episode.ProgramId, program => program.Id, (episode, program) => new { episode, program })
            .Join(db.Patients, pair => pair.episode.PatientId, patient => patient.Id, (pair, patient) => new { pair.episode, pair.program, patient })
            .GetAsync(found => found.episode.Id == episodeId, cancellationToken);
        return new SupportCare(found.patient, found.episode, found.program);
    }

    /// <summary>All of the episode, those that this very transaction adds included.</summary>
    public static async Task<IReadOnlyList<UseEvent>> TrackedUseEventsAsync(
        this IAppDbContext db, EpisodeId episodeId, CancellationToken cancellationToken)
    {
        await db.UseEvents.Where(use => use.EpisodeId == episodeId).LoadAsync(cancellationToken);
        return [.. db.UseEvents.Local.Where(use => use.EpisodeId == episodeId)];
    }

    /// <summary>The latest plan, whose author answers for what comes up; the plan that is in force, where one is, is the latest.</summary>
    public static Task<RecoveryPlan?> LatestPlanAsync(this IAppDbContext db, EpisodeId episodeId, CancellationToken cancellationToken) =>
        db.RecoveryPlans.Where(plan => plan.EpisodeId == episodeId).OrderByDescending(plan => plan.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Raises what a fact calls for, of the plan's author, once for each fact. The caller saves.</summary>
    public static async Task RaiseAsync(
        this IAppDbContext db,
        SupportFact fact,
        Guid factId,
        IReadOnlyList<(WorkItemKind Kind, DateTimeOffset DueAt, string Key)> work,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (work.Count == 0)
        {
            return;
        }

        var owner = await db.OwnerOfAsync(fact.EpisodeId, cancellationToken);
        var causes = work.Select(item => new WorkItemCause(
            item.Kind,
            fact.PatientId,
            fact.EpisodeId,
            owner.PlanId,
            owner.CounselorId,
            item.DueAt,
            item.Key,
            factId));
        await db.RaiseOnceAsync(fact.OrganizationId, [.. causes], now, cancellationToken);
    }
}
