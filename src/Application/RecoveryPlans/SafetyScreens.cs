namespace TreatmentPlans.Application.RecoveryPlans;

internal static class SafetyScreens
{
    /// <summary>No safety screen is recorded here before assessments are, so none has been positive.</summary>
    public const bool PlanRequired = false;
}
