using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>An obligation of a plan as a row of its own, for reports; the plan keeps it (<see cref="RecoveryPlan.ReviewObligations"/>).</summary>
public sealed class OwedReview
{
    private OwedReview()
    {
    }

    public OrganizationId OrganizationId { get; private set; }

    public RecoveryPlanId PlanId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    public PatientId PatientId { get; private set; }

    public ProgramId ProgramId { get; private set; }

    public PlanVersionStatus PlanStatus { get; private set; }

    /// <summary>Place among those of the plan, from 1.</summary>
    public int Ordinal { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly? CompletedOn { get; private set; }
}
