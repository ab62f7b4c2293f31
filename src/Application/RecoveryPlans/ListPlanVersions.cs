using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Every version of a plan, the newest first, without their documents.</summary>
public sealed record ListPlanVersions(RecoveryPlanId PlanId) : IQuery<PlanVersionList>;

public sealed record PlanVersionList(IReadOnlyList<PlanVersionSummary> Items);

public sealed record PlanVersionSummary(
    int Number,
    PlanVersionStatus Status,
    PractitionerId AuthorId,
    DateOnly? EffectiveFrom,
    DateOnly? ActiveFrom,
    string? LevelOfCareCode,
    string? RevisionReason,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt,
    string ContentHash);

internal sealed class ListPlanVersionsHandler(IAppDbContext db, IDisclosureTrail trail) : IRequestHandler<ListPlanVersions, PlanVersionList>
{
    public async Task<PlanVersionList> Handle(ListPlanVersions query, CancellationToken cancellationToken)
    {
        var rows = await db.RecoveryPlans.AsNoTracking()
            .Where(plan => plan.Id == query.PlanId)
            .SelectMany(plan => plan.Versions, (plan, version) => new
            {
                plan.PatientId,
                Summary = new PlanVersionSummary(
                    version.Number,
                    version.Status,
                    version.AuthorId,
                    version.EffectiveFrom,
                    version.ActiveFrom,
                    version.LevelOfCareCode,
                    version.RevisionReason,
                    version.CreatedAt,
                    version.SubmittedAt,
                    version.ContentHash),
            })
            .ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            throw CommonErrors.NotFound();
        }

        trail.Disclosed(rows[0].PatientId);
        return new PlanVersionList([.. rows.Select(row => row.Summary).OrderByDescending(version => version.Number)]);
    }
}
