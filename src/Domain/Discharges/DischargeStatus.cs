namespace TreatmentPlans.Domain.Discharges;

/// <summary>Proposed → Approved → Final; Proposed → Rejected; Proposed and Approved → Withdrawn (J.9).</summary>
public enum DischargeStatus
{
    Proposed,

    /// <summary>Waits for the end of its day.</summary>
    Approved,

    /// <summary>The episode has ended, and everything of it.</summary>
    Final,

    Rejected,

    Withdrawn,
}
