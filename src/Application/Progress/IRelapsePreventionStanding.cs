using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Progress;

/// <summary>What readiness asks of the relapse-prevention plan, which a later feature keeps.</summary>
internal interface IRelapsePreventionStanding
{
    /// <summary>Asked together with everything else; to be called once the batch has run.</summary>
    /// <returns>Null where nothing was written by that day, as known at that instant (D10).</returns>
    Func<RelapsePreventionStanding?> Add(QueryBatch batch, EpisodeId episodeId, DateOnly asOf, DateTimeOffset knownAt);
}

/// <param name="IsInForce">Else it is a draft.</param>
internal sealed record RelapsePreventionStanding(Guid PlanId, bool IsInForce);
