using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Phases;

/// <summary>
/// Collects what a readiness evaluation looks at, in one round trip. A source that is not there yet stays null in the
/// snapshot; the engine treats it like a source without data.
/// </summary>
public interface IReadinessEvidence
{
    /// <param name="asOf">Facts that occurred later are left out.</param>
    /// <param name="knownAt">So are facts that were recorded later (D10).</param>
    Task<EvidenceSnapshot> GatherAsync(
        RecoveryPlan plan, Episode episode, DateOnly asOf, DateTimeOffset knownAt, CancellationToken cancellationToken);
}
