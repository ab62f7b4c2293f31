using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;

namespace TreatmentPlans.Application.Phases;

/// <summary>Where criteria R3 and R4 get their facts from.</summary>
public interface ISessionEvidence
{
    /// <summary>As of the day, with what was known at the instant; null where no session was ever booked by then.</summary>
    /// <param name="phases">Of the episode.</param>
    Task<SessionFacts> GatherAsync(
        Episode episode, IReadOnlyCollection<StepDownPhase> phases, DateOnly asOf, DateTimeOffset knownAt, CancellationToken cancellationToken);
}

/// <param name="Sessions">Required ones that have an outcome.</param>
public sealed record SessionFacts(IReadOnlyList<SessionEvidence>? Sessions, IReadOnlyList<WeekEvidence>? Weeks);
