using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>
/// The hottest read of the service, a plan as it stands, by one round trip and with its documents as the text they are stored as.
/// What the caller may not see is not found, and whose record it was is noted for the audit.
/// </summary>
public interface ICurrentPlans
{
    Task<PlanResponse?> FindAsync(RecoveryPlanId id, CancellationToken cancellationToken);
}
