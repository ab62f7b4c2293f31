using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Phases;

/// <summary>One phase of the step-down path.</summary>
/// <param name="PlannedPhaseId">The item of the plan; null where a decision opened the phase beside the plan.</param>
/// <param name="Sequence">Place on the path.</param>
/// <param name="TargetHoursPerWeek">Hours of treatment.</param>
/// <param name="Exit">What ends the phase.</param>
/// <param name="StartedOn">First day.</param>
/// <param name="EndedOn">The day from which the phase no longer held.</param>
/// <param name="OpenedByDecisionId">Null where admission or the plan's signatures opened it.</param>
/// <param name="Responsibilities">Who sees to what; null where no signed plan says it of this phase.</param>
public sealed record PhaseResponse(
    StepDownPhaseId Id,
    EpisodeId EpisodeId,
    PlannedPhaseId? PlannedPhaseId,
    int Sequence,
    string? Name,
    LevelOfCare LevelOfCare,
    decimal TargetHoursPerWeek,
    PhaseExit Exit,
    PhaseStatus Status,
    DateOnly? PlannedStartOn,
    DateOnly? PlannedEndOn,
    DateOnly? StartedOn,
    DateOnly? EndedOn,
    LevelOfCareDecisionId? OpenedByDecisionId,
    LevelOfCareDecisionId? ClosedByDecisionId,
    PhaseResponsibilities? Responsibilities)
{
    public static PhaseResponse Of(StepDownPhase phase) => new(
        phase.Id,
        phase.EpisodeId,
        phase.PlannedPhaseId,
        phase.Sequence,
        phase.Name,
        phase.LevelOfCare,
        phase.TargetHoursPerWeek,
        phase.Exit,
        phase.Status,
        phase.PlannedStartOn,
        phase.PlannedEndOn,
        phase.StartedOn,
        phase.EndedOn,
        phase.OpenedByDecisionId,
        phase.ClosedByDecisionId,
        phase.Responsibilities);
}
