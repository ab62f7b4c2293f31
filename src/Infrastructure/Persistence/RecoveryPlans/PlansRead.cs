using Microsoft.Extensions.Caching.Memory;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence.RecoveryPlans;

/// <summary>
/// Plans read lately, so that a plan that has not changed is neither fetched nor parsed again. Never an answer by itself: the database is
/// asked each time whether this caller may see the plan and whether it is still this version.
/// </summary>
internal sealed class PlansRead : IDisposable
{
    private const int MaxBytes = 32 * 1024 * 1024;

    private readonly MemoryCache _plans = new(new MemoryCacheOptions { SizeLimit = MaxBytes });

    public PlanResponse? Find(OrganizationId organization, RecoveryPlanId id) => _plans.Get<PlanResponse>((organization, id));

    public PlanResponse Keep(OrganizationId organization, PlanResponse plan) =>
        _plans.Set((organization, plan.Id), plan, new MemoryCacheEntryOptions { Size = plan.CurrentVersion!.Content.Utf8.Length });

    public void Dispose() => _plans.Dispose();
}
