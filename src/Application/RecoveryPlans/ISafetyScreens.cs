using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>What safety screens ask of a plan.</summary>
public interface ISafetyScreens
{
    /// <summary>Whether a screen of these days found a risk, so that the plan holds a safety plan (CNT-5).</summary>
    /// <param name="today">The last of the days.</param>
    Task<bool> RequirePlanAsync(PatientId patientId, int lookBackDays, DateOnly today, CancellationToken cancellationToken);
}
