using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>The content of the unsigned version, as PUT takes it (D4).</summary>
public sealed record GetDraft(RecoveryPlanId PlanId) : IQuery<StoredResource<PlanContent>>;

internal sealed class GetDraftHandler(IAppDbContext db, IDisclosureTrail trail) : IRequestHandler<GetDraft, StoredResource<PlanContent>>
{
    public async Task<StoredResource<PlanContent>> Handle(GetDraft query, CancellationToken cancellationToken)
    {
        var draft = await db.RecoveryPlans.AsNoTracking()
            .Where(plan => plan.Id == query.PlanId)
            .SelectMany(
                plan => plan.Versions.Where(version => version.Number == plan.DraftNumber).DefaultIfEmpty(),
                (plan, version) => new { plan.PatientId, plan.Version, Content = version == null ? null : version.Content })
            .GetAsync(_ => true, cancellationToken);
        trail.Disclosed(draft.PatientId);
        return new StoredResource<PlanContent>(draft.Content ?? throw RecoveryPlanErrors.NoDraft(), draft.Version);
    }
}
