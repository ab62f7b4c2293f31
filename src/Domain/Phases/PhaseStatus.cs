namespace TreatmentPlans.Domain.Phases;

/// <summary>Planned → Active → Completed, SteppedUp or Interrupted; Planned → Interrupted where the path drops it or ends.</summary>
public enum PhaseStatus
{
    Planned,
    Active,
    Completed,
    SteppedUp,
    Interrupted,
}
