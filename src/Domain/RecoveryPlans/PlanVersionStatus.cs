namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>State of one version of a plan (domain.md J.1).</summary>
public enum PlanVersionStatus
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Complete and frozen, waiting for signatures.</summary>
    PendingSignature,

    /// <summary>In force.</summary>
    Active,

    /// <summary>In force, paused by leave or a hospital stay.</summary>
    OnHold,

    /// <summary>Replaced by the next version.</summary>
    Superseded,

    /// <summary>Ended by completed treatment.</summary>
    Completed,

    /// <summary>Ended by any other discharge.</summary>
    Discontinued,

    /// <summary>Given up before it was in force.</summary>
    Cancelled,

    /// <summary>Should not be there; kept readable.</summary>
    EnteredInError,
}
