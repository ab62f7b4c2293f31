namespace TreatmentPlans.Domain.Episodes;

/// <summary>Referred → Screened → Admitted → Discharged; Screened → NotAdmitted; Admitted ↔ OnLeave.</summary>
public enum EpisodeStatus
{
    Referred,
    Screened,
    NotAdmitted,
    Admitted,
    OnLeave,

    /// <summary>Final: who comes back gets a new, linked episode.</summary>
    Discharged,
}
