using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Plans, newest first.</summary>
/// <param name="Mine">Only those whose newest version the caller is the author of.</param>
/// <param name="ReviewOverdue">Only those that owe a review since before today in their programme's zone; or only the others.</param>
public sealed record ListPlans(
    bool? Mine,
    PlanVersionStatus? Status,
    bool? ReviewOverdue,
    PatientId? PatientId,
    EpisodeId? EpisodeId,
    ProgramId? ProgramId,
    PageRequest Page) : IQuery<Page<PlanSummary>>;

/// <summary>A plan in a list: what a counselor picks it by.</summary>
/// <param name="Version">Of the plan; the ETag.</param>
/// <param name="NextReviewDueOn">The earliest review that is owed; null when none is.</param>
public sealed record PlanSummary(
    RecoveryPlanId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    ProgramId ProgramId,
    PractitionerId AuthorId,
    PlanVersionStatus Status,
    int CurrentVersion,
    int? DraftVersion,
    DateOnly? NextReviewDueOn,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

internal sealed class ListPlansHandler(
    IAppDbContext db, IDisclosureTrail trail, ICaller caller, ICursors cursors, TimeProvider clock)
    : IRequestHandler<ListPlans, Page<PlanSummary>>
{
    public async Task<Page<PlanSummary>> Handle(ListPlans query, CancellationToken cancellationToken)
    {
        var plans = db.RecoveryPlans.AsNoTracking();
        if (query.Mine is true)
        {
            var me = caller.RequirePractitioner();
            plans = plans.Where(plan => plan.AuthorId == me);
        }

        if (query.Status is { } status)
        {
            plans = plans.Where(plan => plan.Status == status);
        }

        if (query.PatientId is { } patientId)
        {
            plans = plans.Where(plan => plan.PatientId == patientId);
        }

        if (query.EpisodeId is { } episodeId)
        {
            plans = plans.Where(plan => plan.EpisodeId == episodeId);
        }

        if (query.ProgramId is { } programId)
        {
            plans = plans.Where(plan => plan.ProgramId == programId);
        }

        if (query.ReviewOverdue is { } overdue)
        {
            plans = await WhereReviewOverdueAsync(plans, overdue, cancellationToken);
        }

        var page = await plans.ToPageAsync(
            plan => plan.Id,
            query.Page,
            $"plans?{query with { Page = new PageRequest(0, null) }}",
            cursors,
            plan => new PlanSummary(
                plan.Id,
                plan.Version,
                plan.PatientId,
                plan.EpisodeId,
                plan.ProgramId,
                plan.AuthorId,
                plan.Status,
                plan.CurrentNumber,
                plan.DraftNumber,
                plan.NextReviewDueOn,
                plan.CreatedAt,
                plan.UpdatedAt),
            summary => summary.Id,
            cancellationToken);
        foreach (var summary in page.Items)
        {
            trail.Disclosed(summary.PatientId);
        }

        return page;
    }

    // A due date is the programme's, and at any instant the zones of the world share at most three dates.
    private async Task<IQueryable<RecoveryPlan>> WhereReviewOverdueAsync(
        IQueryable<RecoveryPlan> plans, bool overdue, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var byDate = (await db.Programs.AsNoTracking().ToListAsync(cancellationToken))
            .GroupBy(program => program.DateOf(now), program => program.Id)
            .ToList();
        var (date0, on0) = On(0);
        var (date1, on1) = On(1);
        var (date2, on2) = On(2);
        return plans.Where(plan => overdue == (plan.NextReviewDueOn != null
            && ((plan.NextReviewDueOn < date0 && on0.Contains(plan.ProgramId))
                || (plan.NextReviewDueOn < date1 && on1.Contains(plan.ProgramId))
                || (plan.NextReviewDueOn < date2 && on2.Contains(plan.ProgramId)))));

        (DateOnly Date, List<ProgramId> Programs) On(int index) =>
            index < byDate.Count ? (byDate[index].Key, [.. byDate[index]]) : (default, []);
    }
}
