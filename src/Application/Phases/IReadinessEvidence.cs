using TreatmentPlans.Domain.Phases.Readiness;

namespace TreatmentPlans.Application.Phases;

/// <summary>
/// Collects what a readiness evaluation looks at, in one round trip. A source that is not there yet stays null in the
/// snapshot; the engine treats it like a source without data.
/// </summary>
internal interface IReadinessEvidence
{
    /// <param name="asOf">Facts that occurred later are left out.</param>
    /// <param name="knownAt">So are facts that were recorded later (D10).</param>
    Task<EvidenceSnapshot> GatherAsync(Care care, DateOnly asOf, DateTimeOffset knownAt, CancellationToken cancellationToken);
}
